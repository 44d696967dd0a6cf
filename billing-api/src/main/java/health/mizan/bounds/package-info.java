/** What a JSON or XML text may cost whoever reads it next: checked over its tokens, before any parser builds anything. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package health.mizan.bounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
