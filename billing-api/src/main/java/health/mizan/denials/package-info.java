/** Denied lines: work until a person has decided to appeal, resubmit, bill the patient or write off. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "adjudications",
            "audit",
            "billchecks",
            "cases",
            "charges",
            "claims",
            "idempotency",
            "ids",
            "invoices",
            "ledger",
            "masterdata",
            "money",
            "outbox",
            "parties",
            "sight",
            "tx",
            "web"
        })
package health.mizan.denials;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
