/** What was sent to payers of a claim, and every answer that was heard. */
@NullMarked
@ApplicationModule(allowedDependencies = {"bills", "crypto", "ids", "masterdata", "parties", "remarks"})
package health.mizan.submissions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
