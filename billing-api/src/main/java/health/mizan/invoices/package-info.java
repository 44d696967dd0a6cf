/** Patient invoices: what the patient owes, numbered, what changed it since, and what was paid of it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "balances",
            "bills",
            "cases",
            "charges",
            "idempotency",
            "ids",
            "ledger",
            "masterdata",
            "money",
            "numbering",
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
