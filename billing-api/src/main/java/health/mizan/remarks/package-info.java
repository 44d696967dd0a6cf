/** What Mizan remarks about claims, answers and payments, kept as data and said in the reader's language. */
@NullMarked
@ApplicationModule(allowedDependencies = {"explanations", "money"})
package health.mizan.remarks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
