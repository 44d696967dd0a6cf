/** Visit sheets: what a patient's open visits hold, service by service, and what they will probably cost. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "cases",
            "catalogue",
            "charges",
            "estimates",
            "explanations",
            "facilities",
            "parties",
            "patients",
            "reckoning",
            "web"
        })
package health.mizan.visitsheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
