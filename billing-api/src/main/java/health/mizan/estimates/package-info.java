/** What a visit will probably cost the patient, the least and the most it can, and why, rule by rule. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "adjudications",
            "audit",
            "cases",
            "catalogue",
            "charges",
            "claims",
            "coverage",
            "crypto",
            "eligibility",
            "encounters",
            "explanations",
            "facilities",
            "history",
            "ids",
            "masterdata",
            "money",
            "outbox",
            "parties",
            "patients",
            "payers",
            "plans",
            "pricing",
            "reckoning",
            "sharing",
            "sight",
            "tx",
            "web"
        })
package health.mizan.estimates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
