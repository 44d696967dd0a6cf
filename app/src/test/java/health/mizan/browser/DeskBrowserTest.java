package health.mizan.browser;

import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.Coverages;
import health.mizan.masterdata.Change;
import health.mizan.parties.PatientId;
import health.mizan.patients.Registrations;
import health.mizan.testing.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The front desk: from a number and Enter to the insurer's answer, an estimate, and money in the drawer. */
class DeskBrowserTest extends BrowserTest {

    private static final String DESK = "/{language:ar|en}/desk";
    private static final String PATIENT = DESK + "/p/{id}";

    @Autowired
    Registrations registrations;

    @Autowired
    Coverages coverages;

    @AfterEach
    void calm() {
        payer("DELETE", "");
    }

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
            page.keyboard().press("ArrowDown");
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
    }

    /** Nothing is said of the insurer before it has answered, and what is said changes without anybody's doing. */
    @ParameterizedTest
    @EnumSource(names = {"ARABIC_PHONE", "ENGLISH_DESK"})
    @Visits(PATIENT + "/cover")
    void a_slow_insurers_answer_comes_by_itself_and_is_read_out(Look look) {
        payer("POST", """
                {"kind":"delay","delayMs":4500,"times":2}""");
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("desk", "/desk");

        page.locator("#sought").fill(member());
        page.locator("#sought").press("Enter");
        page.waitForURL("**/desk/p/**");
        assertThat(page.locator("#cover").getAttribute("data-stage")).isEqualTo("asking");
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
                {"kind":"delay","delayMs":2500,"times":2}""");
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
    @EnumSource
    @Visits(DESK + "/registration")
    void who_is_not_found_is_registered_with_what_was_typed(Look look) {
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("desk", "/desk");
        page.locator("#sought").fill("١٠٩٩٩٩٩٩٩٩");
        page.locator("#sought").press("Enter");
        page.locator("#nobody").waitFor();
        assertThat(page.locator("main").innerText())
                .contains(look.says("لا مريض بهذا الرقم", "No patient with this identity number"));
        guest.findsItFit();

        page.locator("main form.acts .button").click();
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
    }

    @ParameterizedTest
    @EnumSource
    void namesakes_are_told_apart_before_a_file_is_opened(Look look) {
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
    }

    @ParameterizedTest
    @EnumSource
    @Visits({PATIENT + "/hold", PATIENT + "/link/{link}"})
    void the_patient_agrees_and_the_code_is_shown_until_it_is_taken_back(Look look) {
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("desk", "/desk");
        openVisit(guest, member());
        page.locator("[data-key=F9]").click();
        page.waitForURL("**/hold**");
        assertThat(page.locator(".consent").innerText()).contains("75.00");
        guest.findsItFit();

        page.locator("main form .button").first().click();
        page.waitForURL("**/link/**");
        assertThat(page.locator("#state").innerText())
                .contains(look.says("لم يُحجز شيء بعد", "Nothing is set aside yet"), "/p/");
        guest.findsItFit();
        page.locator("main form .button").click();

        page.waitForSelector("#state[data-stage=answered]");
        assertThat(page.locator("#state").innerText()).contains(look.says("هذا الرابط مغلق", "This link is closed"));
        guest.findsItFit();
    }

    private void openVisit(Guest guest, String file) {
        Page page = guest.page();
        page.locator("#sought").fill(file);
        page.locator("#sought").press("Enter");
        page.waitForURL("**/desk/p/**");
        String patient = URI.create(page.url()).getPath().replaceFirst("^/..", "");
        guest.open(patient + "/visits");
        page.locator("#service1").fill("nothing like that");
        page.locator("main form .button").first().click();
        page.locator(".errors").waitFor();
        guest.findsItFit();
        page.locator("#service1").fill("DS-100");
        guest.open(patient + "/visits");
        guest.findsItFit();
        page.locator("#service1").fill("ds-100");
        page.locator("main form .button").first().click();
        page.waitForURL("**" + patient);
        page.locator(".visit tfoot").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    }

    /** The file number of somebody new whom Najd covers: 20 %, at most 75.00 a visit, 15 % off the list. */
    private String member() {
        String file = "B-" + UUID.randomUUID().toString().substring(0, 8);
        PatientId patient = done(registrations.save(
                        MIZAN,
                        People.person("زائرة المكتب", "Desk Visitor", "1990"),
                        new Registrations.File("RUH", file),
                        Change.creating("test")))
                .id();
        done(coverages
                .save(
                        MIZAN,
                        patient,
                        new CoverageDraft(
                                "NAJD",
                                "SILVER",
                                null,
                                "NJD-" + file + "-00",
                                "self",
                                null,
                                LocalDate.of(2026, 1, 1),
                                null,
                                null,
                                null),
                        Change.creating("test"))
                .orElseThrow());
        return file;
    }

    private static void payer(String method, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + (sandboxPort + 1) + "/control/faults"))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            assertThat(status / 100).isEqualTo(2);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
