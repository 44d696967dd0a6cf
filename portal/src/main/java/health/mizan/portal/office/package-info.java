/** The billing office: its figures, the lists behind them, and what waits for a person. */
@NullMarked
package health.mizan.portal.office;

import org.jspecify.annotations.NullMarked;
