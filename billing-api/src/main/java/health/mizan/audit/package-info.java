/** Who did or read what, when: rows beside the change they tell of, never altered. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "ids", "parties", "tx", "web"})
package health.mizan.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
