/** What all master data shares: codes, field-precise refusals, the outcome of saving. */
@NullMarked
@ApplicationModule(allowedDependencies = {"money", "web"})
package health.mizan.masterdata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
