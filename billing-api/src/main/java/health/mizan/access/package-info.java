/** Who may do what: callers, roles, scopes and the route table that denies whatever it does not name. */
@NullMarked
@ApplicationModule(allowedDependencies = {"parties", "web", "tx"})
package health.mizan.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
