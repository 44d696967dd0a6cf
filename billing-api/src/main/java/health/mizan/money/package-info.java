/** Money: amounts in minor units, how they are split, taxed and read from text. Knows no framework. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package health.mizan.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
