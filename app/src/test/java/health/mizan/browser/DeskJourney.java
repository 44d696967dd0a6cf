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
import health.mizan.patients.PatientDraft;
import health.mizan.patients.Registrations;
import health.mizan.testing.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What journeys at the front desk begin with: somebody who is covered, and a visit that is open. */
abstract class DeskJourney extends BrowserTest {

    static final String DESK = "/{language:ar|en}/desk";
    static final String PATIENT = DESK + "/p/{id}";
    static final String CHECKS = DESK + "/checks";

    @Autowired
    Registrations registrations;

    @Autowired
    Coverages coverages;

    @AfterEach
    void calm() {
        payer("DELETE", "");
    }

    final void openVisit(Guest guest, String file) {
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

    /** A file that no search shows is opened by its number and for a reason, and is closed again. */
    final void opensTheProtectedFile(Guest guest, Look look) {
        Page page = guest.page();
        String file = covered(People.restricted(People.person("ضيفة محمية", "Protected Guest", "1990")));
        seeks(guest, file + "-0");
        guest.findsItFit();
        page.locator("#reason-emergency").check();
        page.locator(".protected .button").click();
        page.locator("main > [role=status]").waitFor();
        assertThat(page.locator("main > [role=status]").innerText())
                .contains(look.says("لا يوجد ملف محمي بهذا الرقم", "No protected file with this number"));
        guest.findsItFit();

        seeks(guest, file);
        page.locator(".protected .button").click();
        page.locator(".errors").waitFor();
        assertThat(page.locator(".errors").innerText())
                .contains(look.says("يلزم اختيار سبب فتح الملف", "Choose why the file must be opened"));
        guest.findsItFit();
        page.locator("#reason").check();
        page.locator(".protected .button").click();
        page.waitForURL("**/desk/p/**");
        assertThat(page.locator(".guarded").innerText())
                .contains(look.says("المريض حاضر", "The patient is here"), look.says("يُسجَّل", "recorded"));
        page.waitForSelector("[data-stage=answered]");
        guest.findsItFit();
        guest.readsItInBothLanguages(file);

        page.locator(".guarded .button").click();
        page.waitForURL("**/desk");
        seeks(guest, file);
    }

    /** In vain. */
    private static void seeks(Guest guest, String file) {
        guest.open("/desk");
        guest.page().locator("#sought").fill(file);
        guest.page().locator("#sought").press("Enter");
        guest.page().locator("#protected").waitFor();
    }

    /** The file number of somebody new whom Najd covers: 20 %, at most 75.00 a visit, 15 % off the list. */
    final String member() {
        return covered(People.person("زائرة المكتب", "Desk Visitor", "1990"));
    }

    private String covered(PatientDraft person) {
        String file = "B-" + UUID.randomUUID().toString().substring(0, 8);
        PatientId patient = People.registered(registrations, person, "RUH", file);
        CoverageDraft policy = People.silver("NAJD", "NJD-" + file + "-00");
        done(coverages.save(MIZAN, patient, policy, Change.creating("test")).orElseThrow());
        return file;
    }

    /** Of somebody new, as no office gives it out. */
    static String passport() {
        return "X"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 9).toUpperCase(Locale.ROOT);
    }

    /** Najd's Silver, until June of 2031. */
    static void enrolled(String document, String member) {
        payer("switches", "POST", """
                {"member":{"person":"%s","insurer":"NAJD-001","number":"%s","plan":"SILVER","until":"2031-06-30"}}
                """.formatted(document, member));
    }

    static void payer(String method, String body) {
        payer("faults", method, body);
    }

    private static void payer(String control, String method, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + (sandboxPort + 1) + "/control/" + control))
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
