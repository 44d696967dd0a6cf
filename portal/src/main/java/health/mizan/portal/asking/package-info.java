/** The form in which payers ask about money, the same wherever it stands. */
@NullMarked
package health.mizan.portal.asking;

import org.jspecify.annotations.NullMarked;
