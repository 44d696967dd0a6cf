/** How this payer decides: its plan book and its own sums. */
@NullMarked
package health.mizan.sandbox.payer.decisions;

import org.jspecify.annotations.NullMarked;
