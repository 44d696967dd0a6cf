/** What follows when a service is confirmed: a claim to the payer, or an invoice to a patient who pays alone. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"bills", "cases", "charges", "claims", "invoices", "ledger", "money", "outbox"})
package health.mizan.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
