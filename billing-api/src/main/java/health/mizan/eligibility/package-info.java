/** Asking a payer whether and how it covers a visit. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "beats",
            "cases",
            "catalogue",
            "coverage",
            "crypto",
            "facilities",
            "ids",
            "masterdata",
            "money",
            "outbox",
            "parties",
            "patients",
            "payers",
            "sharing",
            "sight",
            "sweeping",
            "tx",
            "web"
        })
package health.mizan.eligibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
