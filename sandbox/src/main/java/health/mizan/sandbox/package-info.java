/**
 * The outside world as small honest servers with faults on demand. Shares no code with the rest, so that it cannot share
 * a misunderstanding with it.
 */
@NullMarked
package health.mizan.sandbox;

import org.jspecify.annotations.NullMarked;
