/** The receipts that payers are given: their numbers, their addresses, and what they say. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "cases",
            "facilities",
            "ids",
            "invoices",
            "masterdata",
            "money",
            "numbering",
            "parties",
            "patients",
            "payments",
            "persons",
            "sight",
            "tx",
            "web"
        })
package health.mizan.receiptbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
