/** What a service costs at a facility for a payer on a day, and the work list of what has no price. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "catalogue",
            "contracts",
            "facilities",
            "fees",
            "history",
            "ids",
            "masterdata",
            "money",
            "parties",
            "payers",
            "plans",
            "tx",
            "web"
        })
package health.mizan.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
