/** Writing: one resource or many, all of it in one transaction or none of it. */
@NullMarked
package health.mizan.fhir.bundles;

import org.jspecify.annotations.NullMarked;
