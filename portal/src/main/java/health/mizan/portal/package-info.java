/** Web pages; they own no rule. */
@NullMarked
package health.mizan.portal;

import org.jspecify.annotations.NullMarked;
