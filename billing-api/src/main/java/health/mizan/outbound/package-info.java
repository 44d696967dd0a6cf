/** The one way out over HTTP: exact targets, no redirects, capped answers, a breaker and a bulkhead for each. */
@NullMarked
@ApplicationModule(allowedDependencies = {"bounds", "ids", "tx"})
package health.mizan.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
