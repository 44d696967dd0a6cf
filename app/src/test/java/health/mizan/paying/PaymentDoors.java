package health.mizan.paying;

import static health.mizan.testing.Organisation.done;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Role;
import health.mizan.attempts.Attempt;
import health.mizan.parties.PatientId;
import health.mizan.patients.Registrations;
import health.mizan.payments.AttemptId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.sandbox.people.CodeFlow;
import health.mizan.testing.Http;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.People;
import health.mizan.walkins.WalkInDraft;
import health.mizan.walkins.WalkIns;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Payments through their HTTP doors, as the people of the demo clinic: the desk works at RUH, the others at both sites. */
abstract class PaymentDoors extends PayingTest {

    static final String ORDERS = "/api/payment-orders";

    private static final CodeFlow CLI =
            new CodeFlow("http://localhost:" + port, "demo-cli", "", "http://127.0.0.1:9/callback");
    private static final String SERVICES = "https://example.org/fhir/CodeSystem/demo-services";
    private static final String PAGE = """
            {"method":"card","returnUrl":"https://clinic.example.org/back"}""";

    final Http http = new Http(port);

    @Autowired
    private Registrations registrations;

    @Autowired
    private WalkIns walkIns;

    String desk = "";
    String biller = "";
    String finance = "";

    @BeforeEach
    void sign_in() {
        desk = token("desk");
        biller = token("biller");
        finance = token("finance");
    }

    static String token(String person) {
        return CLI.tokens(person, "demo").path("access_token").asText();
    }

    /** A GP visit of 150.00 that somebody who pays alone has planned. */
    UUID visit(String site) {
        PatientId patient = People.registered(registrations, People.person("زائرة", null, "1990"), site, null);
        WalkInDraft draft = new WalkInDraft(
                patient.value(),
                site,
                null,
                null,
                null,
                null,
                true,
                List.of(new WalkInDraft.Planned(SERVICES, "DS-100", null)));
        return done(walkIns.open(People.staff("desk of " + site, Role.FRONT_DESK, site), draft))
                .id()
                .value();
    }

    static String deposit(UUID visit, String amount) {
        return order("deposit", visit, amount, "immediate");
    }

    static String order(String kind, UUID debt, String amount, String mode) {
        return """
                {"debtKind":"%s","debt":"%s","amount":{"amount":"%s","currency":"SAR"},"mode":"%s"}""".formatted(kind, debt, amount, mode);
    }

    /** Opens an order, which must be possible, and gives its address. */
    String opened(String token, String body) {
        Answer answer = http.post(ORDERS, body).as(token).once().send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.header("Location").orElseThrow();
    }

    Answer page(String token, String order) {
        return http.post(order + "/attempts", PAGE).as(token).once().send();
    }

    Attempt attempt(Answer page) {
        return attempts.require(
                new AttemptId(UUID.fromString(page.json().path("id").asText())));
    }

    static PaymentOrderId orderId(String address) {
        return new PaymentOrderId(UUID.fromString(address.replaceFirst(".*/", "")));
    }

    static String amount(Answer answer, String field) {
        return answer.json().path(field).path("amount").asText("missing");
    }

    static String sum(String amount) {
        return """
                {"amount":"%s","currency":"SAR"}""".formatted(amount);
    }

    static void refused(Answer answer, int status, String problem, String detail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.json().path("detail").asText()).contains(detail);
    }
}
