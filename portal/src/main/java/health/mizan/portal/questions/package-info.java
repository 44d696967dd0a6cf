/** What payers ask the billing office about their bills, and what they were answered. */
@NullMarked
package health.mizan.portal.questions;

import org.jspecify.annotations.NullMarked;
