/** Operators' pages: what waits for a person, each case as its processes' pictures, and the message log. */
@NullMarked
package health.mizan.portal.ops;

import org.jspecify.annotations.NullMarked;
