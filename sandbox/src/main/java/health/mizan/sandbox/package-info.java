/** The outside world as small honest servers with faults on demand; shares no code with the rest. */
@NullMarked
package health.mizan.sandbox;

import org.jspecify.annotations.NullMarked;
