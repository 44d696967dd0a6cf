/** Links by which whoever holds one pays one debt without signing in. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "facilities",
            "idempotency",
            "ids",
            "masterdata",
            "money",
            "parties",
            "payments",
            "sight",
            "tx",
            "web"
        })
package health.mizan.paylinks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
