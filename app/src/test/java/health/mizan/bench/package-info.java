/** How much the whole application does a second, measured from outside: {@code ./mizan bench}. Nothing of it ships. */
@NullMarked
package health.mizan.bench;

import org.jspecify.annotations.NullMarked;
