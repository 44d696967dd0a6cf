/** Remote calls in three beats: note the intent, ask, note the answer. What a crash leaves between is asked about again. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "ids", "outbox", "sweeping", "tx", "web"})
package health.mizan.beats;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
