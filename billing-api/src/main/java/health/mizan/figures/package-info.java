/** Figures: what was received, what is unpaid and overdue, how payments go; each the sum of a list that can be opened. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "acquiring",
            "audit",
            "cases",
            "duedates",
            "invoices",
            "masterdata",
            "money",
            "parties",
            "payments",
            "sight",
            "tx",
            "web"
        })
package health.mizan.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
