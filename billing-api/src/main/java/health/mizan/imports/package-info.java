/** Imports: spreadsheets in, whole or not at all, with every error named by line and column. Knows no subject matter. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "csv", "ids", "masterdata", "tx", "web"})
package health.mizan.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
