/** What a visit will probably cost the patient, the least and the most it can, and why, rule by rule. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "cases",
            "catalogue",
            "charges",
            "claims",
            "coverage",
            "eligibility",
            "facilities",
            "ids",
            "masterdata",
            "money",
            "outbox",
            "parties",
            "patients",
            "plans",
            "pricing",
            "sharing",
            "sight",
            "tx",
            "web"
        })
package health.mizan.estimates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
