/** Patients: who receives care, under which numbers, registered where; and who may see which of them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "crypto",
            "idempotency",
            "ids",
            "masterdata",
            "parties",
            "persons",
            "sight",
            "tx",
            "web"
        })
package health.mizan.patients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
