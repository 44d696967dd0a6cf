/** Receipts as a page and as a PDF: both are drawn from one sheet, so that they say the same. */
@NullMarked
package health.mizan.portal.receipts;

import org.jspecify.annotations.NullMarked;
