/** The diagrams and their steps; the only place that knows the process engine. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package health.mizan.workflows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
