/** Facts that others act on: recorded in the transaction that makes them true, delivered afterwards. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ids", "parties", "tx"})
package health.mizan.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
