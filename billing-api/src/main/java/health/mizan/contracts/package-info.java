/** Which prices a facility and a payer agreed on, for which days. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "catalogue",
            "facilities",
            "fees",
            "history",
            "ids",
            "masterdata",
            "parties",
            "payers",
            "plans",
            "web"
        })
package health.mizan.contracts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
