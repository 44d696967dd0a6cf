package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import health.mizan.testing.AppTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A journey in a real browser through the real application. Journeys take a {@link Look} and thereby run in both
 * languages, on a phone and at a desk, with and without scripts; the pages they open stand in {@link Visits}. Side paths
 * take two looks: a language each, with scripts and without.
 */
@Tag("browser")
abstract class BrowserTest extends AppTest {

    private static Browsers browsers;

    private final List<Guest> guests = new ArrayList<>();

    @BeforeAll
    static void startBrowser() {
        if (browsers == null) {
            browsers = Browsers.start();
            Runtime.getRuntime().addShutdownHook(new Thread(browsers::close));
        }
    }

    /** Somebody new, with an empty browser. */
    final Guest guest(Look look) {
        Guest guest = new Guest(
                look,
                browsers.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(look.width(), 800)
                                .setLocale(look.language())
                                .setJavaScriptEnabled(look.scripts())),
                "http://localhost:" + port);
        guests.add(guest);
        return guest;
    }

    @AfterEach
    final void everyPageWasOpenedAndNoBrowserComplained(TestInfo test) {
        guests.forEach(Guest::close);
        Visits visits = test.getTestMethod().orElseThrow().getAnnotation(Visits.class);
        if (visits != null) {
            Set<String> seen =
                    guests.stream().flatMap(guest -> guest.seen().stream()).collect(Collectors.toSet());
            for (String route : visits.value()) {
                PathPattern pattern = PathPatternParser.defaultInstance.parse(route);
                assertThat(seen)
                        .as("opened and found fit: " + route)
                        .anyMatch(path -> pattern.matches(PathContainer.parsePath(path)));
            }
        }
    }
}
