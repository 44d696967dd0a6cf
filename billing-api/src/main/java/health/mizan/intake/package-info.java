/**
 * What every request passes before anything parses it: size, type, encoding, and the bounds of its tokens. Two filters,
 * one on each side of the security chain: headers and forms before it (the chain reads forms itself), bodies after it,
 * so that nobody unknown can make us read, let alone expand, what he sends.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"bounds", "web"})
package health.mizan.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
