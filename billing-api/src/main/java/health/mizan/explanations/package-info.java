/** Why a figure is what it is: sentences in English and Arabic from one template each, with the same numbers in both. */
@NullMarked
@ApplicationModule(allowedDependencies = {"catalogue", "eligibility", "money"})
package health.mizan.explanations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
