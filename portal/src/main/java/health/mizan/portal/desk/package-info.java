/** The front desk: finding whoever has come, and what its pages share. */
@NullMarked
package health.mizan.portal.desk;

import org.jspecify.annotations.NullMarked;
