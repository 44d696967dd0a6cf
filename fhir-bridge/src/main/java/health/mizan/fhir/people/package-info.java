/** Patients and what covers them, as FHIR says it. */
@NullMarked
package health.mizan.fhir.people;

import org.jspecify.annotations.NullMarked;
