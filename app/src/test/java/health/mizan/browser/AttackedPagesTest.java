package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import health.mizan.access.Caller;
import health.mizan.logins.LoginLink;
import health.mizan.logins.PatientLogins;
import health.mizan.parties.PatientId;
import health.mizan.sandbox.demo.Newcomer;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Till;
import health.mizan.sandbox.demo.Visit;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A patient whose name is an attack, on every page that leads to them: it is read letter by letter, and does nothing. */
class AttackedPagesTest extends BrowserTest {

    private static final String SECOND_PATIENT = "de300000-0000-4000-8000-000000000002";

    @Autowired
    private PatientLogins logins;

    private Places places;
    private Staff staff;
    private String number;
    private Visit visit;
    private JsonNode claim;

    @BeforeEach
    void somebodyOfThatNameWasTreated() {
        places = new Places(local(port), local(sandboxPort), local(sandboxPort + 1), local(sandboxPort + 2));
        staff = Staff.login(places.mizan());
        String mark = "X" + UUID.randomUUID().toString().substring(0, 8);
        number = "DEMO-2-" + mark;
        String member = "NJD-" + mark + "-00";
        String patient = registered(member);
        visit = Visit.begin(
                places,
                staff,
                new health.mizan.sandbox.demo.Guest(Newcomer.IQAMA, number, member),
                "DS-100",
                "DS-201",
                "DS-202");
        assertThat(visit.patient()).isEqualTo(patient);
        visit.check(visit.askInsurer(), "answered");
        visit.accept(visit.estimate());
        Outside.order(places.payer(), Map.of("deny", Map.of("for", member, "service", "DS-202", "reason", "MN-1-1")));
        visit.finish();
        claim = visit.claim("posted");
        paidInPart(visit.invoice("issued"));
        sees(null);
    }

    @AfterEach
    void nobodySeesThemAnyMore() {
        sees(LocalDate.of(2020, 1, 1));
    }

    @Test
    void a_name_that_wants_to_act_is_only_read() {
        String patient = "/desk/p/" + visit.patient();
        String decided = "/office/claims/" + claim.path("id").asText();

        PageCrawl desk = crawl("desk");
        desk.seesItAt("/desk/p/ID found", this::search);
        desk.from("/desk", patient);
        PageCrawl biller = crawl("biller", decided, "/office", "/office/invoices", "/office/payments");
        PageCrawl operator = crawl("operator", "/ops/cases/" + visit.financialCase(), "/ops");
        operator.seesItAt("/ops/messages/ID opened", this::openTheClaimsMessage);
        PageCrawl payer = crawl("patient2", "/me");

        assertThat(desk.shown()).contains("/desk", "/desk/p/ID", "/desk/p/ID/collect");
        assertThat(biller.shown())
                .contains("/office/claims", "/office/claims/ID", "/office/invoices", "/office/payments");
        assertThat(payer.shown()).contains("/me", "/r/TOKEN");
        for (PageCrawl crawl : List.of(desk, biller, operator, payer)) {
            crawl.assertNothingActed();
        }
    }

    private PageCrawl crawl(String user, String... paths) {
        Guest guest = guest(Look.ENGLISH_DESK);
        guest.signInAs(user, "/home");
        return new PageCrawl(guest, HostileText.NAME).from(paths);
    }

    private void search(Guest desk) {
        desk.open("/desk");
        desk.page().fill("#sought", number);
        desk.page().press("#sought", "Enter");
        desk.page().waitForURL("**" + "/desk/p/" + visit.patient());
    }

    private void openTheClaimsMessage(Guest operator) {
        Page page = operator.page();
        operator.open("/ops/messages/about/" + visit.financialCase());
        page.locator("tr", new Page.LocatorOptions().setHasText("eligibility-request"))
                .locator("a")
                .first()
                .click();
        page.fill("#reason", "who is that");
        page.locator("main form button").click();
        page.locator(".ops-body").first().waitFor();
    }

    private String registered(String member) {
        String name = HostileText.NAME.toString();
        String patient = new Newcomer(name, name, number).register(staff.desk(), "RUH");
        staff.desk()
                .post(
                        "/api/patients/" + patient + "/coverages",
                        Map.of("payer", "NAJD", "plan", "SILVER", "memberNumber", member, "from", "2020-01-01"));
        return patient;
    }

    /** Two of the bill at the desk: the rest stays open. */
    private void paidInPart(JsonNode invoice) {
        Map<String, String> two = Map.of("amount", "2.00", "currency", "SAR");
        String order = new Till(places, staff.desk())
                .order("invoice", invoice.path("id").asText(), two, "immediate");
        staff.desk()
                .post(
                        "/api/desk-payments",
                        Map.of("order", order, "means", "cash", "amount", two, "slip", number.substring(7)));
        visit.invoice(bill -> !bill.path("open").equals(invoice.path("open")));
    }

    /** The second patient of the demo clinic looks after them until that day. */
    private void sees(@Nullable LocalDate until) {
        logins.link(
                new Caller.Self("test"),
                new LoginLink(
                        SECOND_PATIENT,
                        new PatientId(UUID.fromString(visit.patient())),
                        LoginLink.Relation.PROXY,
                        LoginLink.Scope.FULL,
                        LocalDate.of(2020, 1, 1),
                        until));
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
