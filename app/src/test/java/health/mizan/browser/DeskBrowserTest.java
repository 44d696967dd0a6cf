package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import health.mizan.testing.Opens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The front desk: from a number and Enter to the insurer's answer, an estimate, and money in the drawer. */
class DeskBrowserTest extends DeskJourney {

    private static final String VISA_WITH_CODE = "4000000000003220";

    @ParameterizedTest
    @EnumSource
    @Visits({DESK, PATIENT, PATIENT + "/visits", PATIENT + "/collect", PATIENT + "/taken/{payment}"})
    void cash_is_taken_three_keys_after_the_insurers_answer(Look look) {
        Guest guest = guest(look);
        Page page = guest.page();
        String file = member();
        guest.signInAs("desk", "/desk");
        guest.findsItFit();
        openVisit(guest, file);
        guest.open("/desk");

        page.waitForSelector("input:focus");
        page.keyboard().type(file);
        page.keyboard().press("Enter");
        page.waitForURL("**/desk/p/**");
        page.waitForSelector("[data-stage=answered]");
        assertThat(page.locator("#answer").innerText()).isEqualTo(look.says("مؤهل", "Eligible"));
        assertThat(page.locator("#cover").innerText()).contains("20%", "75.00");
        guest.findsItFit();

        if (look.scripts()) {
            page.waitForFunction("document.activeElement.id === 'answer'");
            page.keyboard().press("F8");
            page.waitForURL("**/collect**");
            page.locator("input[name=means]:focus").press("ArrowDown");
            guest.findsItFit();
            page.keyboard().press("Enter");
        } else {
            page.locator("[data-key=F8]").click();
            page.locator("#means-cash").check();
            guest.findsItFit();
            page.locator(".collect .button").first().click();
        }

        page.waitForURL("**/taken/**");
        assertThat(page.locator("h1").innerText()).contains("25.50");
        guest.findsItFit();
        readsTheReceipt(page, file);
    }

    private static void readsTheReceipt(Page page, String file) {
        page.locator("main a[href*='/r/']").click();
        page.waitForURL("**/r/**");
        assertThat(page.locator(".receipt").innerText()).contains("25.50", file);
    }

    /** Nothing is said of the insurer before it has answered, and what is said changes without anybody's doing. */
    @ParameterizedTest
    @EnumSource(names = {"ARABIC_PHONE", "ENGLISH_DESK"})
    @Visits(PATIENT + "/cover")
    void a_slow_insurers_answer_comes_by_itself_and_is_read_out(Look look) {
        payer("POST", """
                {"kind":"delay","delayMs":12000,"times":2}""");
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("desk", "/desk");

        page.locator("#sought").fill(member());
        page.locator("#sought").press("Enter");
        page.waitForURL("**/desk/p/**");
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('#cover')].map(e => e.dataset.stage + ' ' + e.dataset.hxTrigger)[0]"))
                .as("often at first")
                .isIn("asking every 300ms", "slow every 1s");
        assertThat(page.locator("#cover").innerText()).doesNotContain(look.says("مؤهل", "Eligible"));
        guest.findsItFit();
        page.waitForSelector("[data-stage=slow]");
        guest.findsItFit();
        page.waitForSelector("[data-stage=answered]");

        page.waitForFunction("document.activeElement.id === 'answer'");
        assertThat(page.locator("#cover-box").getAttribute("role")).isEqualTo("status");
        guest.findsItFit();
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_DESK_WITHOUT_SCRIPTS", "ENGLISH_PHONE_WITHOUT_SCRIPTS"})
    void without_scripts_the_page_asks_again_by_itself(Look look) {
        payer("POST", """
                {"kind":"delay","delayMs":8000,"times":2}""");
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("desk", "/desk");

        page.locator("#sought").fill(member());
        page.locator("#sought").press("Enter");
        page.waitForURL("**/desk/p/**");
        assertThat(page.locator("#cover").getAttribute("data-stage")).isIn("asking", "slow");

        page.waitForSelector("[data-stage=answered]");
        assertThat(page.content()).doesNotContain("http-equiv=\"refresh\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_DESK_WITHOUT_SCRIPTS", "ENGLISH_DESK"})
    @Visits({DESK + "/registration", CHECKS, CHECKS + "/{id}", CHECKS + "/{id}/cover"})
    @Opens({
        "POST /{language:ar|en}/desk/registration",
        "POST /{language:ar|en}/desk/registration/new",
        "POST " + CHECKS,
        "POST " + CHECKS + "/new",
        "POST " + CHECKS + "/{id}/again"
    })
    void who_is_not_found_is_registered_with_what_was_typed(Look look) {
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("desk", "/desk");
        page.locator("#sought").fill("١٠٩٩٩٩٩٩٩٩");
        page.locator("#sought").press("Enter");
        page.locator("#nobody").waitFor();
        assertThat(page.locator("main").innerText())
                .contains(look.says("لا يوجد مريض برقم الهوية هذا", "No patient with this identity number"));
        guest.findsItFit();

        page.locator("main form.acts .button").first().click();
        page.locator("#number").waitFor();
        assertThat(page.locator("#number").inputValue()).isEqualTo("1099999999");
        guest.findsItFit();
        page.locator("main form .button").first().click();
        page.locator(".errors").waitFor();
        assertThat(page.locator("#number").inputValue()).isEqualTo("1099999999");
        assertThat(page.title()).startsWith(look.says("خطأ:", "Error:"));
        guest.findsItFit();

        guest.open("/desk/registration");
        guest.findsItFit();
        new UnfiledVisitors(guest).areChecked();
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_DESK_WITHOUT_SCRIPTS", "ENGLISH_DESK"})
    @Opens({"POST " + DESK + "/protected", "POST " + PATIENT + "/closing"})
    void namesakes_are_told_apart_before_a_file_is_opened_and_a_protected_one_opens_for_a_reason(Look look) {
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("desk", "/desk");

        page.locator("#sought").fill(look.says("الزهراني", "Zahrani"));
        page.locator("#sought").press("Enter");
        page.locator("#found").waitFor();

        assertThat(page.locator(".people tbody tr").count()).isGreaterThanOrEqualTo(2);
        assertThat(page.locator(".people").innerText()).contains("•••• 0011", "•••• 0012");
        guest.findsItFit();
        page.locator(".people .link").first().click();
        page.waitForURL("**/desk/p/**");
        opensTheProtectedFile(guest, look);
    }

    @ParameterizedTest
    @EnumSource
    @Visits({PATIENT + "/hold", PATIENT + "/link/{link}"})
    @Opens("POST /{language:ar|en}/desk/p/{id}/hold")
    void an_amount_is_set_aside_on_the_patients_phone_and_the_desk_sees_it_by_itself(Look look) {
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("desk", "/desk");
        openVisit(guest, member());
        page.locator("[data-key=F9]").click();
        page.waitForURL("**/hold**");
        assertThat(page.locator(".consent").innerText()).contains("75.00");
        guest.findsItFit();
        guest.readsItInBothLanguages("75.00");
        page.locator("main form .button").first().click();
        page.waitForURL("**/link/**");
        assertThat(page.locator("#state").innerText())
                .contains(look.says("لم يُحجز شيء بعد", "Nothing is set aside yet"));
        guest.findsItFit();

        Page phone = guest(look).page();
        phone.navigate(page.locator("#state a").getAttribute("href"));
        phone.locator("input[name=method][value=card]").check();
        phone.locator("form[action$='/pay'] .button").click();
        phone.waitForURL("**/pay/**");
        phone.fill("form.card input[name=card]", VISA_WITH_CODE);
        phone.press("form.card input[name=card]", "Enter");
        phone.fill("input[name=code]", "1234");
        phone.press("input[name=code]", "Enter");

        page.waitForSelector("#state[data-stage=answered]");
        assertThat(page.locator("#state").innerText()).contains(look.says("تم حجز", "Set aside"), "75.00");
        guest.findsItFit();
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_PHONE", "ENGLISH_DESK"})
    @Visits(PATIENT + "/link/{link}/state")
    @Opens({
        "POST " + DESK,
        "POST " + PATIENT + "/visits",
        "POST " + PATIENT + "/collect",
        "POST " + PATIENT + "/link/{link}/revocation"
    })
    void a_link_that_is_taken_back_opens_nothing(Look look) {
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("desk", "/desk");
        openVisit(guest, member());
        page.locator("[data-key=F8]").click();
        page.waitForURL("**/collect**");
        page.locator("#means-link").check();
        page.locator(".collect .button").first().click();
        page.waitForURL("**/link/**");
        page.waitForResponse(answer -> answer.url().contains("/state?stage=waiting"), () -> {});
        String address = page.locator("#state a").getAttribute("href");

        page.locator("main form .button").click();
        page.waitForSelector("#state[data-stage=answered]");
        guest.findsItFit();
        Page phone = guest(look).page();
        phone.navigate(address);

        assertThat(page.locator("#state").innerText()).contains(look.says("هذا الرابط مغلق", "This link is closed"));
        assertThat(phone.locator("main").innerText()).contains(look.says("رابط جديد", "new link"));
    }
}
