/** The same request sent twice has one effect: keys, and the answers they are replayed from. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "sweeping", "tx", "web"})
package health.mizan.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
