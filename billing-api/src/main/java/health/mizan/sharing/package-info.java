/** How payer and patient share a bill: cost rules as data, and their evaluation with an explanation per rule. */
@NullMarked
@ApplicationModule(allowedDependencies = {"catalogue", "money"})
package health.mizan.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
