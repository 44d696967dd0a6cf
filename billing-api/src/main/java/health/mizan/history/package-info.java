/** How master data is saved so that every version stays readable: kept in place with a log, or effective-dated. */
@NullMarked
@ApplicationModule(allowedDependencies = {"masterdata", "tx"})
package health.mizan.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
