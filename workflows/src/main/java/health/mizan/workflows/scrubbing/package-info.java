/** The rules of a decision table, asked about one claim. */
@NullMarked
package health.mizan.workflows.scrubbing;

import org.jspecify.annotations.NullMarked;
