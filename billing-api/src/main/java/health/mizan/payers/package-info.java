/** Who pays: insurers, their administrators, employers, and patients themselves. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "history", "ids", "masterdata", "parties", "web"})
package health.mizan.payers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
