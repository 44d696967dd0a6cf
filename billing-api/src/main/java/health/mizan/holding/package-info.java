/** How much may be held on a patient's card for a visit, or paid before it: what was agreed to, and no more. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "cases",
            "charges",
            "estimates",
            "money",
            "parties",
            "payments",
            "pricing",
            "reckoning"
        })
package health.mizan.holding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
