/** What every REST resource shares: problems, pages, versions, strict JSON. */
@NullMarked
@ApplicationModule(allowedDependencies = {"money"})
package health.mizan.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
