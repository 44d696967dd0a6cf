/** How much may be held on a patient's card for a visit: what the patient agreed to, and no more. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "cases", "estimates", "money", "parties", "payments", "reckoning"})
package health.mizan.holding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
