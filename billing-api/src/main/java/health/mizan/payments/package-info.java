/** Collecting money: orders, attempts, operations, and what gateways say of them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "beats",
            "crypto",
            "facilities",
            "ids",
            "idempotency",
            "inbox",
            "intake",
            "ledger",
            "masterdata",
            "money",
            "outbox",
            "parties",
            "sight",
            "sweeping",
            "tx",
            "web"
        })
package health.mizan.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
