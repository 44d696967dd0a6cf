/** What went wrong, in the operator's language. */
@NullMarked
package health.mizan.portal.ops.causes;

import org.jspecify.annotations.NullMarked;
