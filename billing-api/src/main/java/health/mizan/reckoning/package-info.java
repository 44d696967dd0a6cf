/** How an estimate is reckoned: prices, a plan's rules and the payer's word in; shares, bounds and reasons out. Pure. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "catalogue",
            "contracts",
            "eligibility",
            "explanations",
            "fees",
            "money",
            "pricing",
            "sharing"
        })
package health.mizan.reckoning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
