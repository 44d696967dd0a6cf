/** The diagrams and their steps; the only place that knows the process engine. */
@NullMarked
package health.mizan.workflows;

import org.jspecify.annotations.NullMarked;
