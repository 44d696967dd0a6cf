/** What the REST API tells about itself: its description at /openapi.json, and a page for each kind of problem. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "idempotency", "masterdata", "money", "web"})
package health.mizan.apidocs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
