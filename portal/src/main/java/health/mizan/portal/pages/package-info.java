/** What every page shares (language, texts, shell, errors), and the first two: the landing page and the home page. */
@NullMarked
package health.mizan.portal.pages;

import org.jspecify.annotations.NullMarked;
