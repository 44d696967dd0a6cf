/** The diagrams and their steps; the only place that knows the process engine. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "cases",
            "claims",
            "eligibility",
            "estimates",
            "facilities",
            "invoices",
            "outbox",
            "parties",
            "payments",
            "tx",
            "web",
            "writeback"
        })
package health.mizan.workflows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
