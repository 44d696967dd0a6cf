package health.mizan.portal;

import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.done;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Role;
import health.mizan.deskpayments.DeskPayment;
import health.mizan.deskpayments.DeskPayments;
import health.mizan.parties.PatientId;
import health.mizan.patients.Registrations;
import health.mizan.payments.PaymentOrders;
import health.mizan.testing.AppTest;
import health.mizan.testing.People;
import health.mizan.walkins.WalkInDraft;
import health.mizan.walkins.WalkIns;
import health.mizan.web.PageRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the desk's pages refuse, keep, and do only once. */
class DeskPagesTest extends AppTest {

    private static final String SERVICES = "https://example.org/fhir/CodeSystem/demo-services";

    @Autowired
    Registrations registrations;

    @Autowired
    WalkIns walkIns;

    @Autowired
    DeskPayments payments;

    @Autowired
    PaymentOrders orders;

    @ParameterizedTest
    @ValueSource(strings = {"", "/cover?check=%1$s", "/visits", "/collect?kind=deposit&debt=%1$s", "/hold?visit=%1$s"})
    void a_patient_of_another_site_is_answered_like_one_who_never_was(String part) {
        StaffPages desk = new StaffPages(port, "desk");
        String path = "/en/desk/p/%2$s" + part;
        UUID there = somebody("JED").value();

        HttpResponse<String> other = desk.get(path.formatted(visit(new PatientId(there), "JED"), there));
        HttpResponse<String> nobody = desk.get(path.formatted(UUID.randomUUID(), UUID.randomUUID()));

        assertThat(other.statusCode()).isEqualTo(404).isEqualTo(nobody.statusCode());
        assertThat(plain(other)).isEqualTo(plain(nobody));
    }

    @Test
    void another_patients_debt_is_not_taken_under_this_ones_name() {
        StaffPages desk = new StaffPages(port, "desk");
        PatientId mine = somebody("RUH");
        UUID theirs = visit(somebody("RUH"), "RUH");

        assertThat(desk.get("/en/desk/p/" + mine + "/collect?kind=deposit&debt=" + theirs)
                        .statusCode())
                .isEqualTo(404);
        assertThat(desk.get("/en/desk/p/" + mine + "/hold?visit=" + theirs).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "patient, /en/desk, 403",
        "finance, /en/desk, 403",
        "operator, /en/desk, 403",
        "biller, /en/desk, 200",
        "biller, /en/desk/registration, 403",
        "admin, /en/desk/registration, 200"
    })
    void each_role_opens_what_it_works_with(String user, String path, int status) {
        assertThat(new StaffPages(port, user).get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void who_may_not_take_money_is_not_offered_to() {
        PatientId patient = somebody("RUH");
        visit(patient, "RUH");

        String admins =
                new StaffPages(port, "admin").get("/en/desk/p/" + patient).body();
        String desks = new StaffPages(port, "desk").get("/en/desk/p/" + patient).body();

        String why = "The front desk and the billing office take payments";
        assertThat(desks).contains("data-key=\"F8\"").doesNotContain(why);
        assertThat(admins).contains(why).doesNotContain("data-key=\"F8\"", "data-key=\"F9\"");
        assertThat(new StaffPages(port, "admin")
                        .get("/en/desk/p/" + patient + "/collect?kind=deposit&debt=" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_whole_number_leads_to_the_patient_and_never_stands_in_an_address() {
        StaffPages desk = new StaffPages(port, "desk");
        desk.get("/en/desk");

        String location = StaffPages.location(desk.post("/en/desk", Map.of("sought", "DEMO-1-000005")));

        assertThat(location).matches("/en/desk/p/[0-9a-f-]{36}");
        assertThat(desk.get(location).body()).contains("Khalid Saad Al-Otaibi", "D••••••••0005");
        assertThat(desk.get(location).body()).doesNotContain("DEMO-1-000005");
        assertThat(desk.get("/en/desk?sought=DEMO-1-000005").body())
                .as("who is here today, and nobody found")
                .contains("id=\"recent\"")
                .doesNotContain("id=\"found\"", "value=\"DEMO-1-000005\"");
    }

    @ParameterizedTest
    @CsvSource({
        "J-0001, 200, No patient with this number",
        "1012345673, 200, The last digit does not fit",
        "Qqqqqq, 200, No patient with this name",
        "ab, 422, Type at least 3 letters",
        "'', 422, Type a number or a name"
    })
    void what_is_not_found_says_how_it_was_understood(String sought, int status, String words) {
        StaffPages desk = new StaffPages(port, "desk");
        desk.get("/en/desk");

        HttpResponse<String> answer = desk.post("/en/desk", Map.of("sought", sought));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    @Test
    void a_form_without_its_token_does_nothing() {
        StaffPages desk = new StaffPages(port, "desk");

        assertThat(desk.post("/en/desk", Map.of("sought", "DEMO-1-000005", "_csrf", "forged"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void cash_that_is_sent_twice_is_taken_once_and_leads_to_the_same_page() {
        StaffPages desk = new StaffPages(port, "desk");
        PatientId patient = somebody("RUH");
        Map<String, String> form = collecting(desk, patient, visit(patient, "RUH"));
        form.putAll(Map.of("means", "cash", "slip", "", "amount", "٥٠٫٢٥"));
        String path = "/en/desk/p/" + patient + "/collect";

        String first = StaffPages.location(desk.post(path, form));
        String second = StaffPages.location(desk.post(path, form));

        assertThat(second).isEqualTo(first);
        assertThat(of(patient)).singleElement().satisfies(payment -> {
            assertThat(payment.amount().toDecimal()).hasToString("50.25");
            assertThat(payment.slip()).matches("RUH-S-\\d{4}-\\d{6}");
        });
        assertThat(desk.get(first).body()).contains("50.25", "99.75");
        form.put("amount", "1.00");
        HttpResponse<String> changed = desk.post(path, form);
        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(changed.body()).contains("This form was sent before");
        assertThat(of(patient)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "cash, '', 150.01, At most",
        "cash, '', 1.234, Write the amount in figures",
        "cash, '', -5, Write the amount in figures",
        "cash, '', 0, Write the amount in figures",
        "cash, '', abc, Write the amount in figures",
        "cash, a b, 10, A slip number has",
        "terminal, '', 10, Type the number on the terminal",
        "cheque, '', 10, Choose how it is paid",
        "link, '', 150.01, At most",
        "cash, '', '1,50', Write the amount in figures",
        "cash, '', '38,50', Write the amount in figures"
    })
    void what_cannot_be_taken_comes_back_as_it_was_typed(String means, String slip, String amount, String words) {
        StaffPages desk = new StaffPages(port, "desk");
        PatientId patient = somebody("RUH");
        Map<String, String> form = collecting(desk, patient, visit(patient, "RUH"));
        form.putAll(Map.of("means", means, "slip", slip, "amount", amount));

        HttpResponse<String> answer = desk.post("/en/desk/p/" + patient + "/collect", form);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("<title>Error:", "There is a problem", words, "value=\"" + amount + "\"")
                .contains("value=\"" + slip + "\"");
        assertThat(of(patient)).isEmpty();
    }

    @Test
    void a_terminals_slip_is_noted_once() {
        StaffPages desk = new StaffPages(port, "desk");
        String slip = "T-" + UUID.randomUUID();
        PatientId first = somebody("RUH");
        PatientId second = somebody("RUH");
        Map<String, String> form = collecting(desk, first, visit(first, "RUH"));
        form.putAll(Map.of("means", "terminal", "slip", slip, "amount", "10"));
        StaffPages.location(desk.post("/en/desk/p/" + first + "/collect", form));

        Map<String, String> again = collecting(desk, second, visit(second, "RUH"));
        again.putAll(Map.of("means", "terminal", "slip", slip, "amount", "10"));
        HttpResponse<String> answer = desk.post("/en/desk/p/" + second + "/collect", again);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This slip has been noted before");
        assertThat(of(second)).isEmpty();
    }

    private Map<String, String> collecting(StaffPages desk, PatientId patient, UUID visit) {
        return desk.hidden(desk.get("/en/desk/p/" + patient + "/collect?kind=deposit&debt=" + visit));
    }

    private List<DeskPayment> of(PatientId patient) {
        return payments.list(MIZAN, null, PageRequest.of(null, 200)).items().stream()
                .filter(payment -> orderOf(payment).equals(patient))
                .toList();
    }

    private PatientId orderOf(DeskPayment payment) {
        return orders.require(payment.order()).patient();
    }

    private PatientId somebody(String site) {
        return People.registered(registrations, People.person("زائرة", "Visitor", "1990"), site, null);
    }

    /** A GP visit of 150.00 of somebody who pays alone. */
    private UUID visit(PatientId patient, String site) {
        return done(walkIns.open(
                        People.staff("desk of " + site, Role.FRONT_DESK, site),
                        new WalkInDraft(
                                patient.value(),
                                site,
                                null,
                                null,
                                null,
                                null,
                                true,
                                List.of(new WalkInDraft.Planned(SERVICES, "DS-100", null)))))
                .id()
                .value();
    }

    /** What differs between two answers of the same sort: ids and numbers of the one answer. */
    private static String plain(HttpResponse<String> page) {
        return page.body()
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("nonce=\"[^\"]*\"", "");
    }
}
