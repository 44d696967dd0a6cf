/** What can be billed, and the schedules of prices for it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "history", "ids", "masterdata", "money", "web"})
package health.mizan.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
