/** Patient invoices: what the patient owes, numbered, and what was paid of it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "cases",
            "charges",
            "claims",
            "facilities",
            "ids",
            "ledger",
            "masterdata",
            "money",
            "outbox",
            "parties",
            "payments",
            "sight",
            "tx",
            "web"
        })
package health.mizan.invoices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
