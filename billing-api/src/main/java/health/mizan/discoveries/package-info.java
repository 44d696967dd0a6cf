/** Asking a payer whom it covers, by the number of a document alone: no file is opened, and nothing is kept for long. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "beats",
            "crypto",
            "eligibility",
            "facilities",
            "ids",
            "masterdata",
            "outbox",
            "parties",
            "payers",
            "persons",
            "sweeping",
            "tx"
        })
package health.mizan.discoveries;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
