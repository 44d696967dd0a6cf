/** What the front desk asks of payers, and reads of their answers: one resource, in sentences of both languages. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "cases",
            "catalogue",
            "charges",
            "coverage",
            "discoveries",
            "eligibility",
            "explanations",
            "facilities",
            "masterdata",
            "money",
            "parties",
            "patients",
            "payers",
            "persons",
            "sharing",
            "web"
        })
package health.mizan.frontdesk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
