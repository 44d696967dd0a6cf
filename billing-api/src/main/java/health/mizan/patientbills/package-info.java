/** A patient's bill as it is shown to whoever pays it: what care cost, what the insurer pays, by which rule, what is left. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "adjudications",
            "balances",
            "bills",
            "cases",
            "claims",
            "duedates",
            "estimates",
            "explanations",
            "facilities",
            "invoices",
            "money",
            "parties",
            "payers",
            "reckoning"
        })
package health.mizan.patientbills;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
