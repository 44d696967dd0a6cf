/** What a patient who is signed in comes to first: own visits and bills, and those of the people cared for. */
@NullMarked
package health.mizan.portal.me;

import org.jspecify.annotations.NullMarked;
