/** What must be right before real patients' data comes near: checked at every start outside the default run. */
@NullMarked
@ApplicationModule(allowedDependencies = {"acquiring", "crypto"})
package health.mizan.production;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
