/** What people see and do of claims, over HTTP. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "billchecks",
            "cases",
            "claims",
            "coverage",
            "encounters",
            "explanations",
            "followups",
            "masterdata",
            "parties",
            "remarks",
            "submissions",
            "web"
        })
package health.mizan.claimdesk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
