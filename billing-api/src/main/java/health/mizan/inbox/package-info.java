/** What other parties send us: kept before it is acknowledged, worked on afterwards, once. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "exchanges", "ids", "outbox", "parties", "sweeping", "tx"})
package health.mizan.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
