/** What was said between us and other parties: one list of messages, notices and calls, and what is kept of each. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "audit", "facilities", "ids", "masterdata", "parties", "sight", "tx", "web"})
package health.mizan.exchanges;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
