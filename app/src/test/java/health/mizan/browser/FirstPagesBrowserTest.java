package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import health.mizan.testing.AppTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first pages in a real browser: signing in and out, on a phone and at a desk, in both languages. */
@Tag("browser")
class FirstPagesBrowserTest extends AppTest {

    private static Browsers browsers;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        browsers = Browsers.start();
    }

    @AfterAll
    static void stop() {
        if (browsers != null) {
            browsers.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ar, 360, تسجيل الدخول, الاستقبال, تسجيل الخروج",
        "en, 360, Sign in, Front desk, Sign out",
        "ar, 1280, تسجيل الدخول, الاستقبال, تسجيل الخروج",
        "en, 1280, Sign in, Front desk, Sign out"
    })
    void somebody_signs_in_sees_who_they_are_and_signs_out(
            String language, int width, String signIn, String role, String signOut) {
        try (BrowserContext context = context(width)) {
            Page page = open(context, "/" + language);
            assertFit(page);

            page.getByText(signIn).click();
            page.waitForURL("**/sign-in**");
            page.locator("input[name=username]").fill("desk");
            page.locator("input[name=password]").fill("demo");
            page.locator("input[name=password]").press("Enter");
            page.waitForURL("**/" + language + "/home**");

            assertThat(page.locator("main").innerText()).contains("Demo Desk", role, "RUH");
            assertFit(page);

            page.getByText(signOut).click();
            page.waitForURL(url -> url.matches(".*/(ar|en)$"));
            assertThat(context.cookies().stream().map(cookie -> cookie.name)).doesNotContain("JSESSIONID");
            assertThat(page.navigate(address("/" + language + "/home")).url()).contains("/sign-in");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void the_keyboard_reaches_the_content_first_and_always_shows_where_it_is() {
        try (BrowserContext context = context(1280)) {
            Page page = open(context, "/en");

            page.keyboard().press("Tab");
            String first = focused(page, "e => e.className");
            for (int i = 0; i < 3; i++) {
                page.keyboard().press("Tab");
                assertThat(focused(page, "e => getComputedStyle(e).outlineStyle"))
                        .isEqualTo("solid");
            }

            assertThat(first).isEqualTo("skip");
            assertThat(focused(page, "e => e.textContent")).isEqualTo("Sign in");
        }
    }

    @Test
    void a_wrong_address_is_as_accessible_as_the_rest() {
        try (BrowserContext context = context(360)) {
            Page page = open(context, "/ar");
            page.navigate(address("/ar/home"));
            page.locator("input[name=username]").fill("desk");
            page.locator("input[name=password]").fill("demo");
            page.locator("input[name=password]").press("Enter");
            page.waitForURL("**/ar/home**");

            page.navigate(address("/ar/nothing"));

            assertThat(page.locator("h1").innerText()).isEqualTo("هذه الصفحة غير موجودة");
            assertFit(page);
        }
    }

    private BrowserContext context(int width) {
        return browsers.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
    }

    private Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // A page that is not there is a complaint of the browser's, and wanted.
            if (message.type().equals("error") && !message.text().contains("404")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address(path));
        return page;
    }

    /** Nothing to scroll sideways, nothing too small to hit, and no finding of axe. */
    private static void assertFit(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("fits the width")
                .isEqualTo(true);
        assertThat(page.evaluate("[...document.querySelectorAll('a:not(.skip), button')]"
                        + ".filter(e => e.getBoundingClientRect().height < 24).map(e => e.textContent)"))
                .as("targets")
                .isEqualTo(List.of());
        assertThat(new AxeBuilder(page).analyze().getViolations().stream().map(Rule::getId))
                .as("axe")
                .isEmpty();
    }

    private static String focused(Page page, String ask) {
        return String.valueOf(page.locator(":focus").evaluate(ask));
    }

    private static String address(String path) {
        return "http://localhost:" + port + path;
    }
}
