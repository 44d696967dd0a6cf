package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What every page must pass in every state: it fits, can be hit, read aloud, and is valid HTML without foreign parts. */
final class Fitness {

    /** Where pictures of all pages go, for looking at them; none are taken if unset. */
    private static final String PICTURES = System.getProperty("pictures.of.pages");

    private Fitness() {}

    /** @param source as the server sent it, before any script or repair of the browser */
    static void check(Page page, Look look, String source) {
        takePicture(page, look);
        fits(page);
        targets(page, forPatients(page) ? 44 : 24);
        loadsNothingForeign(page);
        if (look.scripts()) {
            // Without frames nothing is to be gathered, for which a second page would be opened each time.
            assertThat(new AxeBuilder(page)
                            .setLegacyMode(true).analyze().getViolations().stream()
                                    .map(violation -> violation.getId() + ": "
                                            + violation.getNodes().getFirst().getHtml()))
                    .as("axe on " + page.url())
                    .isEmpty();
        }
        assertThat(HtmlValidator.complaintsAbout(source))
                .as("HTML of " + page.url())
                .isEmpty();
    }

    private static void fits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("fits the width: " + page.url())
                .isEqualTo(true);
    }

    /** Links within a sentence are as high as its line (WCAG 2.2, 2.5.8); what stands alone must be easy to hit. */
    private static void targets(Page page, int height) {
        assertThat(page.evaluate("""
            least => [...document.querySelectorAll(
                'button, summary, .button, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), select')]
              .filter(e => e.checkVisibility())
              .filter(e => e.getBoundingClientRect().height < least)
              .map(e => e.outerHTML.slice(0, 80))
            """, height))
                .as("targets of " + height + " px on " + page.url())
                .isEqualTo(List.of());
    }

    private static boolean forPatients(Page page) {
        return URI.create(page.url()).getPath().matches("/(ar|en)/(p|r|me)(/.*)?");
    }

    private static void loadsNothingForeign(Page page) {
        assertThat(page.evaluate("""
            () => performance.getEntriesByType('resource').map(e => e.name)
              .filter(n => new URL(n).origin !== location.origin)
            """)).as("from elsewhere on " + page.url()).isEqualTo(List.of());
        assertThat(page.evaluate("() => [...document.scripts].map(s => s.src).filter(s => s === '')"))
                .as("scripts within the page " + page.url())
                .isEqualTo(List.of());
    }

    private static void takePicture(Page page, Look look) {
        if (PICTURES != null) {
            String name = URI.create(page.url()).getPath().replaceAll("[^A-Za-z0-9]+", "-");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(PICTURES, look.width() + name + "-" + System.nanoTime() + ".png")));
        }
    }
}
