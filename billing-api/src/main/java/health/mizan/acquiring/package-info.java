/** Acquiring: the clinic's accounts with payment gateways, what each of them can do, and the port to reach them by. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "ids", "inbox", "money", "outbound"})
package health.mizan.acquiring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
