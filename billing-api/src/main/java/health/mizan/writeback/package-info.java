/** Telling the EMR what became of the money: each fact once, with its outcome on the case. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "beats",
            "cases",
            "encounters",
            "ids",
            "invoices",
            "masterdata",
            "money",
            "outbox",
            "payments",
            "sight",
            "tx",
            "web"
        })
package health.mizan.writeback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
