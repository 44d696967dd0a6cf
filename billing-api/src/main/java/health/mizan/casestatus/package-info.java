/** Where a case stands as one word, for whoever asks; derived in one place, so that no two pages tell it differently. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "cases", "claims", "eligibility", "masterdata", "sight", "writeback"})
package health.mizan.casestatus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
