/** Vital signs: what waits for a person, how far behind the work is, which partners are left alone, what this copy does. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "facilities", "money", "node", "outbound", "payments", "web"})
package health.mizan.vitals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
