/** One charge per order of the EMR, priced by contract; every order ends as a charge, an exemption or a visible exception. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "cases",
            "catalogue",
            "contracts",
            "encounters",
            "fees",
            "idempotency",
            "ids",
            "masterdata",
            "money",
            "outbox",
            "parties",
            "pricing",
            "sight",
            "sweeping",
            "tx",
            "web"
        })
package health.mizan.charges;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
