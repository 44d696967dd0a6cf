/** Transactions, visibly. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package health.mizan.tx;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
