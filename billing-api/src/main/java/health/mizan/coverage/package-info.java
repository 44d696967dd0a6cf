/** Coverage: which payer covers whom by which plan, when, and in which order two covers are asked. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "crypto",
            "history",
            "ids",
            "masterdata",
            "parties",
            "payers",
            "plans",
            "sight",
            "tx",
            "web"
        })
package health.mizan.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
