/** Telling the EMR of money in FHIR R4: each fact as a resource that is made once, however often it is sent. */
@NullMarked
package health.mizan.fhir.emr;

import org.jspecify.annotations.NullMarked;
