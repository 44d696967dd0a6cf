/** Background work: loops that run in rounds, wake early when asked and stop cleanly. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web"})
package health.mizan.sweeping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
