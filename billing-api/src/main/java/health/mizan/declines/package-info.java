/** Declines: why no money came, in the few ways that payers are told of. */
@NullMarked
@ApplicationModule(allowedDependencies = {"acquiring"})
package health.mizan.declines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
