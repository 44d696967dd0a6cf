/** What is done about a claim that lies with the payer: asking where it stands, ruling on answers that do not fit. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "adjudications",
            "audit",
            "beats",
            "claims",
            "ids",
            "masterdata",
            "outbox",
            "remarks",
            "submissions",
            "tx"
        })
package health.mizan.followups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
