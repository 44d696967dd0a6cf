/** Accounting periods: months that are closed, after which nothing counts for them any more. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "tx", "web"})
package health.mizan.periods;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
