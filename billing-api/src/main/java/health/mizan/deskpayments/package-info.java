/** Money taken and given back at a desk, in cash or on a card terminal: noted by hand, posted at once. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "idempotency",
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
package health.mizan.deskpayments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
