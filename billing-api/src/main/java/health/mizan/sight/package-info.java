/** Sight: which patients a caller can see. The one place that decides it, for the queries of every capability. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "ids", "masterdata", "parties", "tx"})
package health.mizan.sight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
