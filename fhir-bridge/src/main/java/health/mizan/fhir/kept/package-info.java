/** What others own: every version as it came, sealed, found by what callers may see. */
@NullMarked
package health.mizan.fhir.kept;

import org.jspecify.annotations.NullMarked;
