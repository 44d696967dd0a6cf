/** Everything that speaks FHIR R4: the server at /fhir, its errors, its table of interactions. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "beats",
            "catalogue",
            "claims",
            "coverage",
            "crypto",
            "eligibility",
            "encounters",
            "facilities",
            "identity",
            "ids",
            "inbox",
            "masterdata",
            "money",
            "outbound",
            "parties",
            "patients",
            "payers",
            "persons",
            "sharing",
            "sight",
            "charges",
            "cases",
            "plans",
            "tx",
            "web"
        })
package health.mizan.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
