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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What journeys at the front desk begin with: somebody who is covered, and a visit that is open. */
abstract class DeskJourney extends BrowserTest {

    static final String DESK = "/{language:ar|en}/desk";
    static final String PATIENT = DESK + "/p/{id}";

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

    /** The file number of somebody new whom Najd covers: 20 %, at most 75.00 a visit, 15 % off the list. */
    final String member() {
        String file = "B-" + UUID.randomUUID().toString().substring(0, 8);
        PatientId patient =
                People.registered(registrations, People.person("زائرة المكتب", "Desk Visitor", "1990"), "RUH", file);
        CoverageDraft policy = People.silver("NAJD", "NJD-" + file + "-00");
        done(coverages.save(MIZAN, patient, policy, Change.creating("test")).orElseThrow());
        return file;
    }

    static void payer(String method, String body) {
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
