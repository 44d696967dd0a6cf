/** What payers decided: checked against what was asked, kept line by line, posted to the ledger as it differs. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "bills",
            "charges",
            "crypto",
            "ids",
            "invoices",
            "ledger",
            "masterdata",
            "money",
            "parties",
            "remarks",
            "tx"
        })
package health.mizan.adjudications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
