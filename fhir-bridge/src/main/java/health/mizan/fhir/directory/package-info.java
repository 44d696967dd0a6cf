/** Who is who, as FHIR says it: payers and sites as Organization, sites as Location, and Practitioner. */
@NullMarked
package health.mizan.fhir.directory;

import org.jspecify.annotations.NullMarked;
