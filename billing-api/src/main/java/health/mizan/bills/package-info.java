/** What a case is billed for, copied at the moment it is billed: later corrections do not rewrite a claim or an invoice. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "cases",
            "catalogue",
            "charges",
            "coverage",
            "crypto",
            "encounters",
            "facilities",
            "ids",
            "money",
            "parties",
            "pricing",
            "tx"
        })
package health.mizan.bills;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
