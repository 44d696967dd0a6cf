/** Due dates: by when an invoice is to be paid. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package health.mizan.duedates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
