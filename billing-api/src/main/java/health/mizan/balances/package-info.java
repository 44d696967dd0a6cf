/** Arithmetic of debts: what is open, what is too much, and which lines a payment belongs to. */
@NullMarked
@ApplicationModule(allowedDependencies = {"money"})
package health.mizan.balances;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
