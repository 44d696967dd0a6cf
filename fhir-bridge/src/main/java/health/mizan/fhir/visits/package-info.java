/** Visits and orders as other systems tell of them. */
@NullMarked
package health.mizan.fhir.visits;

import org.jspecify.annotations.NullMarked;
