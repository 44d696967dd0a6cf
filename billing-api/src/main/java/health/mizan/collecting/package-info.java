/** Collecting: starting payments, taking and releasing what is held, giving back, and asking about what is unclear. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "acquiring",
            "attempts",
            "audit",
            "beats",
            "facilities",
            "idempotency",
            "masterdata",
            "money",
            "outbox",
            "parties",
            "payments",
            "sweeping",
            "tx",
            "web"
        })
package health.mizan.collecting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
