/** Taking money at the desk: terminal and cash, links for the patient's phone, amounts set aside on a card. */
@NullMarked
package health.mizan.portal.desk.collect;

import org.jspecify.annotations.NullMarked;
