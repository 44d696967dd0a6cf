/** Alarms: what is wrong with money and waits for a person. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "explanations",
            "facilities",
            "ids",
            "masterdata",
            "payments",
            "remarks",
            "tx",
            "web"
        })
package health.mizan.alarms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
