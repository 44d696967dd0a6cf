/** Payment gateways, terminals and bank files: one folder per provider, no provider knows another. */
@NullMarked
package health.mizan.gateways;

import org.jspecify.annotations.NullMarked;
