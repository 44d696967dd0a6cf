/**
 * The default run: everything a hospital would bring (database, identity server, secrets) made on the spot and kept in
 * one directory. None of it exists when a database and an issuer are configured.
 */
@NullMarked
package health.mizan.standalone;

import org.jspecify.annotations.NullMarked;
