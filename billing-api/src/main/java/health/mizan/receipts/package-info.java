/** Money that came for cases and invoices or before them, brought to the invoice it belongs to. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "cases",
            "ids",
            "invoices",
            "ledger",
            "money",
            "outbox",
            "parties",
            "payments",
            "receiptbook",
            "tx"
        })
package health.mizan.receipts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
