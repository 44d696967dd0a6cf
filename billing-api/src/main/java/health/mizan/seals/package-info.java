/** Proof that the journal is as it was posted: entries sealed in chained batches, and the audit that re-derives them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "sweeping", "tx", "web"})
package health.mizan.seals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
