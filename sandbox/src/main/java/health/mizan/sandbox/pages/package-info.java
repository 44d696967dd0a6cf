/** What the pages of all parties are made of. */
@NullMarked
package health.mizan.sandbox.pages;

import org.jspecify.annotations.NullMarked;
