/** The message dialect that Saudi payers speak: what we say in it and what we understand. Pure: no database, no network. */
@NullMarked
package health.mizan.fhir.nphies;

import org.jspecify.annotations.NullMarked;
