/** What is wrong with something sent to us, told so that its sender can mend it. */
@NullMarked
package health.mizan.fhir.refusals;

import org.jspecify.annotations.NullMarked;
