/** Work lists: the claims by what is to be done about them, and how much waits for a person. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "alarms",
            "audit",
            "billquestions",
            "cases",
            "charges",
            "claims",
            "masterdata",
            "money",
            "parties",
            "sight",
            "tx",
            "web"
        })
package health.mizan.worklists;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
