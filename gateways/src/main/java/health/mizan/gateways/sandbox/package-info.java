/** The connector to the sandbox's card gateway, which stands for a hosted-page gateway with holds and 3-D Secure. */
@NullMarked
package health.mizan.gateways.sandbox;

import org.jspecify.annotations.NullMarked;
