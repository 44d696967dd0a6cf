/** Attempts to collect a debt: their states, the calls that move money, and what is believed of what gateways say. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "acquiring",
            "alarms",
            "beats",
            "ids",
            "ledger",
            "money",
            "outbox",
            "parties",
            "payments",
            "remarks",
            "tx",
            "web"
        })
package health.mizan.attempts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
