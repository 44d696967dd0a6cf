/** The doors: whose tokens are believed, and what is answered to those who are not let in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "tx", "web"})
package health.mizan.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
