/** What a patient sees at a glance: the visits, bills, holds and receipts of each person the login is for. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "cases",
            "casestatus",
            "duedates",
            "invoices",
            "money",
            "parties",
            "patients",
            "payments",
            "persons",
            "receiptbook",
            "sight",
            "tx",
            "web"
        })
package health.mizan.overviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
