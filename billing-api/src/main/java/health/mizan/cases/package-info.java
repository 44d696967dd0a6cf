/** The financial side of one encounter: who pays, what is held, what is decided. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "coverage",
            "encounters",
            "facilities",
            "ids",
            "masterdata",
            "outbox",
            "parties",
            "plans",
            "sight",
            "tx",
            "web"
        })
package health.mizan.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
