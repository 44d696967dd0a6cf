/** Persons as documents describe them: names in two scripts, birth dates in two calendars, numbers with their rules. */
@NullMarked
@ApplicationModule(allowedDependencies = {"parties"})
package health.mizan.persons;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
