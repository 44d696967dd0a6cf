/** What operators see of processes: where each stands, since when, until when, what failed; and trying it again. */
@NullMarked
package health.mizan.workflows.operations;

import org.jspecify.annotations.NullMarked;
