/** Fee schedules: lists of prices, version by version. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "catalogue", "history", "ids", "masterdata", "money", "web"})
package health.mizan.fees;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
