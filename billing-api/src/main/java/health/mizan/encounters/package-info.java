/** What happened to whom, where and when, as the EMR tells it: the event a bill is made for. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "crypto",
            "facilities",
            "ids",
            "masterdata",
            "outbox",
            "parties",
            "patients",
            "sight",
            "tx",
            "web"
        })
package health.mizan.encounters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
