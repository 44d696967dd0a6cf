/** Everything that speaks FHIR R4. */
@NullMarked
package health.mizan.fhir;

import org.jspecify.annotations.NullMarked;
