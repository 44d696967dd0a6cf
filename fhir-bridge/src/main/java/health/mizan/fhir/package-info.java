/** Everything that speaks FHIR R4: the server at /fhir, its errors, its table of interactions. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "adjudications",
            "alarms",
            "audit",
            "balances",
            "beats",
            "cases",
            "catalogue",
            "charges",
            "claims",
            "coverage",
            "crypto",
            "discoveries",
            "eligibility",
            "encounters",
            "exchanges",
            "explanations",
            "facilities",
            "identity",
            "ids",
            "inbox",
            "invoices",
            "masterdata",
            "money",
            "outbound",
            "outbox",
            "parties",
            "patients",
            "payers",
            "payments",
            "persons",
            "plans",
            "remarks",
            "remittances",
            "sharing",
            "sight",
            "submissions",
            "tx",
            "web",
            "writeback"
        })
package health.mizan.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
