/** Links by which whoever holds one pays one debt without signing in, and what guards them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "crypto",
            "facilities",
            "idempotency",
            "ids",
            "masterdata",
            "money",
            "parties",
            "patients",
            "payments",
            "persons",
            "sight",
            "tx",
            "web"
        })
package health.mizan.paylinks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
