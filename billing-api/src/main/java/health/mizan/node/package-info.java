/** This copy of the application among others: where it keeps its files and which of the work it does. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package health.mizan.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
