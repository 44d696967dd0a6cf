package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way in and out, the kit, and the page for wrong addresses. */
class FirstPagesBrowserTest extends BrowserTest {

    @ParameterizedTest
    @EnumSource
    @Visits({"/{language:ar|en}", "/{language:ar|en}/home"})
    void somebody_signs_in_sees_who_they_are_and_signs_out(Look look) {
        Guest guest = guest(look);
        Page page = guest.page();
        guest.open("");
        guest.findsItFit();

        page.getByText(look.says("تسجيل الدخول", "Sign in")).click();
        page.waitForURL("**/sign-in**");
        page.locator("input[name=username]").fill("desk");
        page.locator("input[name=password]").fill("demo");
        page.locator("input[name=password]").press("Enter");
        page.waitForURL("**/" + look.language() + "/home**");

        assertThat(page.locator("main").innerText()).contains("Demo Desk", look.says("الاستقبال", "Front desk"), "RUH");
        guest.findsItFit();
        guest.readsItInBothLanguages("RUH");

        page.getByText(look.says("تسجيل الخروج", "Sign out")).click();
        page.waitForURL(url -> url.matches(".*/(ar|en)$"));
        assertThat(guest.context().cookies().stream().map(cookie -> cookie.name))
                .doesNotContain("MIZAN_SESSION");
        guest.open("/home");
        assertThat(page.url()).contains("/sign-in");
    }

    @ParameterizedTest
    @EnumSource
    @Visits("/{language:ar|en}/ops/kit")
    void the_kit_shows_every_part(Look look) {
        Guest guest = guest(look);

        guest.signInAs("operator", "/ops/kit");

        assertThat(guest.page().locator(".m").first().innerText()).contains("1,250.00");
        assertThat(guest.page().locator(".errors a").count()).isEqualTo(2);
        guest.findsItFit();
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_address_is_as_accessible_as_the_rest(Look look) {
        Guest guest = guest(look);
        guest.signInAs("desk", "/home");

        guest.open("/nothing");

        assertThat(guest.page().locator("h1").innerText())
                .isEqualTo(look.says("هذه الصفحة غير موجودة", "This page is not here"));
        guest.findsItFit();
    }

    @Test
    void the_keyboard_reaches_the_content_first_and_always_shows_where_it_is() {
        Guest guest = guest(Look.ENGLISH_DESK);
        Page page = guest.page();
        guest.open("");

        page.keyboard().press("Tab");
        String first = focused(page, "e => e.className");
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Tab");
            assertThat(focused(page, "e => getComputedStyle(e).outlineStyle")).isEqualTo("solid");
        }

        assertThat(first).isEqualTo("skip");
        assertThat(focused(page, "e => e.textContent")).isEqualTo("Sign in");
    }

    private static String focused(Page page, String ask) {
        return String.valueOf(page.locator(":focus").evaluate(ask));
    }
}
