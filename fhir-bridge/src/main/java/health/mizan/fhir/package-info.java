/** Everything that speaks FHIR R4: the server at /fhir, its errors, its table of interactions. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "coverage",
            "facilities",
            "identity",
            "masterdata",
            "parties",
            "patients",
            "payers",
            "persons",
            "web"
        })
package health.mizan.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
