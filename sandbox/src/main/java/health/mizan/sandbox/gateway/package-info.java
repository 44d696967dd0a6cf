/** A card gateway with its own book: holds, captures, refunds, a hosted payment page with 3-D Secure, signed webhooks. */
@NullMarked
package health.mizan.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
