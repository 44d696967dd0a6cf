/** The desk's door to a visit: encounter, case and planned charges in one act, whether an EMR knows of it or not yet. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "cases",
            "catalogue",
            "charges",
            "coverage",
            "encounters",
            "facilities",
            "idempotency",
            "masterdata",
            "parties",
            "tx"
        })
package health.mizan.walkins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
