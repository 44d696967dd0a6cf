/** Money that came for cases and invoices, brought to the invoice it belongs to. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "cases", "invoices", "money", "outbox", "payments", "tx"})
package health.mizan.receipts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
