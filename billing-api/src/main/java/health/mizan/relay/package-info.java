/** Delivers what the outbox holds: leased, in order per subject, tried again, parked when in vain. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "ids", "node", "outbox", "sweeping", "tx", "web"})
package health.mizan.relay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
