/** The pages on which bills are paid: by link without signing in, and the bill of whoever is signed in. */
@NullMarked
package health.mizan.portal.paying;

import org.jspecify.annotations.NullMarked;
