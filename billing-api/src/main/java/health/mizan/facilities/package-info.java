/** Where care is given and by whom. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "history", "ids", "masterdata", "parties", "web"})
package health.mizan.facilities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
