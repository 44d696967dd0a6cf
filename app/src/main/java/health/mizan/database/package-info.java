/** The database's password may stand in a file and be replaced there while the application runs. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package health.mizan.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
