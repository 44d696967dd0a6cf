/** Processes as people see them, whichever engine runs them. The engine's side implements the port; no engine, no processes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "web"})
package health.mizan.processes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
