/** The diagrams and their steps; the only place that knows the process engine. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "attempts",
            "billchecks",
            "cases",
            "claims",
            "collecting",
            "denials",
            "money",
            "eligibility",
            "estimates",
            "facilities",
            "followups",
            "invoices",
            "outbox",
            "payments",
            "processes",
            "receipts",
            "tx",
            "web",
            "writeback"
        })
package health.mizan.workflows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
