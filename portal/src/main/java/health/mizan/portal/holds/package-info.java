/** An amount that is set aside on a card, as a timeline. */
@NullMarked
package health.mizan.portal.holds;

import org.jspecify.annotations.NullMarked;
