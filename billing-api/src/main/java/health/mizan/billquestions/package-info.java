/** What payers ask or dispute about a bill, kept for the billing office. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "bounds",
            "crypto",
            "ids",
            "masterdata",
            "outbox",
            "parties",
            "payments",
            "sight",
            "tx",
            "web"
        })
package health.mizan.billquestions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
