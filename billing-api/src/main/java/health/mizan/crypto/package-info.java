/** Encryption of the columns that hold something about a person's health or identity, and exact search on them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"sweeping", "tx"})
package health.mizan.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
