/** What is ours, as FHIR says it: claims, answers, invoices, accounts. Drawn from our state, never kept as sent. */
@NullMarked
package health.mizan.fhir.ours;

import org.jspecify.annotations.NullMarked;
