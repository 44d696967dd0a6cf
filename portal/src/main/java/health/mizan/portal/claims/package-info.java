/** The claims of the billing office: work lists, one claim with its story, and what can be done about it. */
@NullMarked
package health.mizan.portal.claims;

import org.jspecify.annotations.NullMarked;
