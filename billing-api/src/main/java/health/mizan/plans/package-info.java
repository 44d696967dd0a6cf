/** Plans of payers: networks and the rules by which payer and patient share a bill. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "catalogue",
            "history",
            "ids",
            "masterdata",
            "money",
            "parties",
            "payers",
            "sharing",
            "web"
        })
package health.mizan.plans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
