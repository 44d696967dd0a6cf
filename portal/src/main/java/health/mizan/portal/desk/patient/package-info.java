/** The patient at the desk, on one page: the insurer's answer, the visits with their estimates, what is to be paid. */
@NullMarked
package health.mizan.portal.desk.patient;

import org.jspecify.annotations.NullMarked;
