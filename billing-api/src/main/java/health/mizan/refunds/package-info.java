/** Refunds: giving back what was taken, never more than that, and never by somebody who looks at an old figure. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "attempts",
            "audit",
            "collecting",
            "idempotency",
            "masterdata",
            "money",
            "parties",
            "payments",
            "sight",
            "tx",
            "web"
        })
package health.mizan.refunds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
