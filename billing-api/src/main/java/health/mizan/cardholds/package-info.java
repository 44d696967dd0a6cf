/** An amount that is set aside on a card for a visit, as its payer sees it: how much at most, until when, and what follows. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "attempts",
            "audit",
            "cases",
            "casestatus",
            "collecting",
            "masterdata",
            "money",
            "parties",
            "payments",
            "sight",
            "tx"
        })
package health.mizan.cardholds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
