/**
 * The identity server of the default run: demo people and a demo EMR, tokens in Keycloak's shape, on our own port. None
 * of it exists unless {@code mizan.standalone} is true.
 */
@NullMarked
package health.mizan.standalone.issuer;

import org.jspecify.annotations.NullMarked;
