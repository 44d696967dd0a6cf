/** Numbers of documents, without gaps and never twice: a series per site, kind of document and year. */
@NullMarked
@ApplicationModule(allowedDependencies = {"facilities", "masterdata", "parties", "tx"})
package health.mizan.numbering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
