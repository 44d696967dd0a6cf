/** Asking payers and sending them claims, by messages whose bytes are kept before they are sent. */
@NullMarked
package health.mizan.fhir.payer;

import org.jspecify.annotations.NullMarked;
