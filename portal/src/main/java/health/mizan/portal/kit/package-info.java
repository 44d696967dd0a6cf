/** What all pages are made of: sums, dates, forms and their errors, and the words' tone. The templates are in jte/kit. */
@NullMarked
package health.mizan.portal.kit;

import org.jspecify.annotations.NullMarked;
