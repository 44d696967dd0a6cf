/** Everything that speaks FHIR R4: the server at /fhir, its errors, its table of interactions. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "balances",
            "beats",
            "cases",
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
            "invoices",
            "masterdata",
            "money",
            "outbound",
            "parties",
            "patients",
            "payers",
            "payments",
            "persons",
            "sharing",
            "sight",
            "charges",
            "cases",
            "plans",
            "tx",
            "web",
            "writeback"
        })
package health.mizan.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
