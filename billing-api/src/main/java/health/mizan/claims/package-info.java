/** Claims to payers: built from an encounter, checked, submitted, answered, posted. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "adjudications",
            "audit",
            "beats",
            "billchecks",
            "bills",
            "cases",
            "charges",
            "coverage",
            "encounters",
            "ids",
            "masterdata",
            "money",
            "outbox",
            "parties",
            "remarks",
            "sight",
            "submissions",
            "tx",
            "web"
        })
package health.mizan.claims;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
