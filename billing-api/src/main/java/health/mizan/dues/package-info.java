/** Dues: what a patient can be asked to pay at the desk now, and taking it there in one act. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "acquiring",
            "attempts",
            "balances",
            "cases",
            "collecting",
            "deskpayments",
            "estimates",
            "invoices",
            "linkpayments",
            "masterdata",
            "money",
            "numbering",
            "parties",
            "paylinks",
            "payments",
            "reckoning",
            "tx",
            "visitsheets",
            "web"
        })
package health.mizan.dues;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
