package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Visit;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real visit, asked about at a real insurer: what its pages show, and what only a reason opens. */
class OpsCaseBrowserTest extends BrowserTest {

    private static final String NAME = "Demo Guest";

    private final JdbcClient owner = JdbcClient.create(database.asOwner());
    private Visit visit;

    @BeforeEach
    void aVisitWhoseInsurerHasAnswered() {
        URI mizan = local(port);
        Places places = new Places(mizan, local(sandboxPort), local(sandboxPort + 1), local(sandboxPort + 2));
        Staff staff = Staff.login(mizan);
        visit = Visit.begin(places, staff, health.mizan.sandbox.demo.Guest.silver(staff.desk()), "DS-100");
        visit.check(visit.askInsurer(), "answered");
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_DESK_WITHOUT_SCRIPTS", "ENGLISH_DESK"})
    @Visits({
        "/{language:ar|en}/ops/cases/{id}",
        "/{language:ar|en}/ops/messages",
        "/{language:ar|en}/ops/messages/about/{word}",
        "/{language:ar|en}/ops/messages/{id}"
    })
    void what_was_said_of_a_case_is_masked_until_somebody_says_why_they_look(Look look) {
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("operator", "/ops/cases/" + visit.financialCase());
        if (look.scripts()) {
            OpsBrowserTest.drawn(page, page.locator("[data-bpmn]").count());
        }
        guest.findsItFit();
        knowsNobody(page);
        guest.open("/ops/messages");
        guest.findsItFit();
        knowsNobody(page);

        guest.open("/ops/messages/about/" + visit.financialCase());
        guest.findsItFit();
        page.locator("tr", new Page.LocatorOptions().setHasText("eligibility-request"))
                .locator("a")
                .first()
                .click();
        page.waitForURL("**/ops/messages/*");
        guest.findsItFit();
        knowsNobody(page);

        isShownNothingWithoutAReason(guest);
        page.locator("#reason").fill("ticket 4711");
        page.locator("main form button").click();
        page.locator(".ops-body").first().waitFor();
        guest.findsItFit();

        assertThat(page.locator(".ops-body").first().innerText()).contains(NAME, "\"resourceType\" : \"Bundle\"");
        assertThat(openings(page)).containsExactly("ticket 4711 " + visit.patient());
    }

    private void isShownNothingWithoutAReason(Guest guest) {
        Page page = guest.page();
        page.locator("main form button").click();
        page.locator("#reason-error").waitFor();
        guest.findsItFit();
        knowsNobody(page);
        assertThat(openings(page)).isEmpty();
    }

    private void knowsNobody(Page page) {
        assertThat(page.content())
                .doesNotContain(
                        NAME,
                        "ضيف تجريبي",
                        visit.guest().number(),
                        visit.guest().member());
    }

    private List<String> openings(Page page) {
        String id = page.url().replaceAll(".*/", "");
        return owner.sql("""
                        select reason || ' ' || patient_id from billing.audit_event
                         where action = 'exchange.opened' and subject_id = :id
                        """).param("id", id).query(String.class).list();
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
