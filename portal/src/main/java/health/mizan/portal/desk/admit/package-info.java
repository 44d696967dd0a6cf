/** Who comes gets a file, and whoever has one a visit. */
@NullMarked
package health.mizan.portal.desk.admit;

import org.jspecify.annotations.NullMarked;
