/** Remittances: what payers say they pay for a claim, as those who hear of it keep it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "claims", "money"})
package health.mizan.remittances;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
