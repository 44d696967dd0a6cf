/** The debts to collect, and what becomes of them in the words that everybody else hears. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "audit", "ids", "ledger", "money", "outbox", "parties", "sight", "tx", "web"})
package health.mizan.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
