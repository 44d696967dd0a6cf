/** Telling the EMR what became of the money: each fact once, with its outcome on the case. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "beats",
            "cases",
            "charges",
            "claims",
            "eligibility",
            "facilities",
            "ids",
            "invoices",
            "masterdata",
            "money",
            "outbox",
            "parties",
            "payments",
            "sight",
            "sweeping",
            "tx",
            "web"
        })
package health.mizan.writeback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
