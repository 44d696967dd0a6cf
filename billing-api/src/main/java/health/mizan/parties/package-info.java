/** The ids of those a bill is about, and the envelope for what we know of them. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package health.mizan.parties;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
