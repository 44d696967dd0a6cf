/** Logins: for which patients a person's login acts, as the person themselves or as their proxy. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "masterdata", "parties", "tx"})
package health.mizan.logins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
