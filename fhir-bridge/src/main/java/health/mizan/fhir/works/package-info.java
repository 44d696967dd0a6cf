/** What messages do: visits of EMRs, questions about cover, later answers and lists of payments of payers. */
@NullMarked
package health.mizan.fhir.works;

import org.jspecify.annotations.NullMarked;
