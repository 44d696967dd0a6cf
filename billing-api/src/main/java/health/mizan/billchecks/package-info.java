/** What can be said of a bill before it is claimed: cover, eligibility, approval, deadline. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "bills",
            "coverage",
            "eligibility",
            "facilities",
            "history",
            "money",
            "parties",
            "plans",
            "sharing"
        })
package health.mizan.billchecks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
