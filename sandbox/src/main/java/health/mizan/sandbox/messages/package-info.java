/** The envelope of nphies-style FHIR messages. */
@NullMarked
package health.mizan.sandbox.messages;

import org.jspecify.annotations.NullMarked;
