/** What is logged of every request and every error: enough to find and count, nothing that tells of a person. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package health.mizan.logs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
