package health.mizan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Caller;
import health.mizan.acquiring.PaymentMethod;
import health.mizan.attempts.Attempt;
import health.mizan.collecting.Payments;
import health.mizan.collecting.StartRequest;
import health.mizan.ids.ShortId;
import health.mizan.linkpayments.LinkPayments;
import health.mizan.linkpayments.LinkStarts;
import health.mizan.linkpayments.Starting;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinks;
import health.mizan.payments.Debt;
import health.mizan.testing.AppTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.PayableBills;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bill of a patient who is signed in knows of payments that were begun elsewhere. */
class MyBillPageTest extends AppTest {

    private static final Caller MIZAN = new Caller.Self("test");

    private PayableBills bills;

    @Autowired
    PayLinks links;

    @Autowired
    LinkStarts starts;

    @Autowired
    LinkPayments linkPayments;

    @Autowired
    Payments payments;

    @BeforeEach
    void somebodyOwes() {
        bills = new PayableBills(port, sandboxPort);
    }

    @AfterEach
    void calm() {
        bills.calm();
    }

    @Test
    void while_it_is_unknown_whether_a_bill_was_paid_nobody_is_asked_to_pay_it() {
        JsonNode invoice = bills.ofDemoPatient();
        String path = "/en/me/bills/" + invoice.path("id").asText();
        StaffPages patient = new StaffPages(port, "patient");
        PayLink link = made(invoice);
        PayLink idle = made(invoice);
        assertThat(patient.get(path).body()).contains("/pay\"").doesNotContain("We do not know yet");
        // Others ask the gateway too: it stays silent until it is told to speak.
        bills.silentGateway(1000);

        Starting.Begun lost = (Starting.Begun) starts.start(
                link,
                new LinkStarts.Wish(
                        UUID.randomUUID(),
                        linkPayments.payable(link).most(),
                        new StartRequest(PaymentMethod.CARD, URI.create("https://clinic.example.org/back"), "en")));

        assertThat(patient.get(path).body())
                .contains("We do not know yet", "Do not pay again")
                .doesNotContain("/pay\"");
        staffReadTheSame(invoice, lost.attempt());
        staffAreLedToTheLinkItIsPaidBy(invoice, link, idle);
        bills.calm();
        Eventually.until(
                "the gateway was asked what became of it",
                () -> patient.get(path).body().contains("A payment page is open already"));
        assertThat(patient.get(path).body()).contains("/pay\"");
        payments.release(lost.attempt().order());
        Eventually.until("it is closed", () -> linkPayments.live(link).isEmpty());
    }

    private PayLink made(JsonNode invoice) {
        UUID id = UUID.fromString(invoice.path("id").asText());
        return links.make(MIZAN, new Debt(Debt.Kind.INVOICE, id), null).link();
    }

    private void staffAreLedToTheLinkItIsPaidBy(JsonNode invoice, PayLink link, PayLink idle) {
        StaffPages desk = new StaffPages(port, "desk");
        String person = "/en/desk/p/" + invoice.path("patient").asText();
        String page = person + "/link/";
        assertThat(desk.get(person).body())
                .contains("href=\"" + page + link.id() + "\"")
                .doesNotContain(page + idle.id());
        assertThat(desk.get(person + "/collect?kind=invoice&debt="
                                + invoice.path("id").asText())
                        .body())
                .contains("href=\"" + page + link.id() + "\"")
                .doesNotContain(page + idle.id());
        assertThat(new StaffPages(port, "admin").get(person).body())
                .as("who may not open it is not led there")
                .contains("Payment unclear")
                .doesNotContain(page);
    }

    private void staffReadTheSame(JsonNode invoice, Attempt attempt) {
        StaffPages desk = new StaffPages(port, "desk");
        String person = "/en/desk/p/" + invoice.path("patient").asText();
        assertThat(desk.get(person).body()).contains("Payment unclear");
        assertThat(desk.get(person + "/collect?kind=invoice&debt="
                                + invoice.path("id").asText())
                        .body())
                .contains("not known yet whether a payment of this went through")
                .doesNotContain("take the patient’s link back");
        HttpResponse<String> found = new StaffPages(port, "operator")
                .post("/en/ops/search", Map.of("word", ShortId.of(attempt.id().value())));
        assertThat(StaffPages.location(found)).contains("/ops/messages/about/");
    }

    @Test
    void a_bill_whose_day_is_over_says_so() {
        String invoice = bills.ofDemoPatient().path("id").asText();
        StaffPages patient = new StaffPages(port, "patient");
        String path = "/en/me/bills/" + invoice;
        assertThat(patient.get(path).body()).contains("Pay by").doesNotContain("Was to be paid by");

        JdbcClient owner = JdbcClient.create(database.asOwner());
        String move = "update billing.invoice set issued_on = issued_on + :days where id = :id::uuid";
        owner.sql(move).param("days", -400).param("id", invoice).update();
        try {
            assertThat(patient.get(path).body()).contains("Was to be paid by").doesNotContain("Pay by");
        } finally {
            owner.sql(move).param("days", 400).param("id", invoice).update();
        }
    }
}
