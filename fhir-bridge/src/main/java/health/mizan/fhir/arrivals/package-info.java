/** What billing does with resources that others own, beyond keeping them. */
@NullMarked
package health.mizan.fhir.arrivals;

import org.jspecify.annotations.NullMarked;
