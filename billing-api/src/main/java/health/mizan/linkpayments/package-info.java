/** Payments by the holders of pay-links: what they may choose from, what is begun, what became of it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "acquiring",
            "attempts",
            "collecting",
            "money",
            "paylinks",
            "payments",
            "tx",
            "web"
        })
package health.mizan.linkpayments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
