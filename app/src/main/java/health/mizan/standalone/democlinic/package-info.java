/** The demo clinic: invented people, payers and prices, imported like any other clinic's, in the default run only. */
@NullMarked
package health.mizan.standalone.democlinic;

import org.jspecify.annotations.NullMarked;
