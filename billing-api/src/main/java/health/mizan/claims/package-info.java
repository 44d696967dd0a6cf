/** Claims to payers: built from an encounter, checked, submitted, answered, posted. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "beats",
            "cases",
            "catalogue",
            "charges",
            "coverage",
            "crypto",
            "encounters",
            "facilities",
            "ids",
            "ledger",
            "masterdata",
            "money",
            "outbox",
            "parties",
            "payers",
            "sight",
            "sweeping",
            "tx",
            "web"
        })
package health.mizan.claims;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
