/** Webhooks: notices of gateways, believed only when signed, kept before they are acknowledged, weighed afterwards. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "acquiring",
            "alarms",
            "attempts",
            "collecting",
            "inbox",
            "intake",
            "outbox",
            "remarks",
            "tx",
            "web"
        })
package health.mizan.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
