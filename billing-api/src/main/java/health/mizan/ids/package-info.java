/** Identifiers and time: the two things every capability is given instead of making them itself. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package health.mizan.ids;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
