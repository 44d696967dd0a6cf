/** Who comes with a pay-link's token: what it opens for them, and what they must know before services are named. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "crypto", "patients", "paylinks", "persons", "tx"})
package health.mizan.linkholders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
