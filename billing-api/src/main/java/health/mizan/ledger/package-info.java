/** The ledger: double entry that is only ever added to. Every balance anyone sees is a sum of its postings. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "audit", "facilities", "idempotency", "ids", "money", "parties", "seals", "web"
        })
package health.mizan.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
