/** What technical reasons mean, in the operator's language. */
@NullMarked
package health.mizan.portal.ops.reasons;

import org.jspecify.annotations.NullMarked;
