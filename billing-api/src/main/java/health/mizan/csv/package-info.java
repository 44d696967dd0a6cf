/**
 * CSV as spreadsheet programs write it, read against declared columns, with every error named by line and column; and
 * written so that nothing in it is run where it is opened.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package health.mizan.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
