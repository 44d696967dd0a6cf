/** The little FHIR that payer and EMR share: JSON trees, OperationOutcomes, and the way through the hospital's door. */
@NullMarked
package health.mizan.sandbox.fhir;

import org.jspecify.annotations.NullMarked;
