/** Arrivals: who stands at the desk, found by whatever is typed or scanned, and who has come today. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "cases",
            "casestatus",
            "explanations",
            "parties",
            "patients",
            "persons",
            "sight",
            "tx",
            "web"
        })
package health.mizan.arrivals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
