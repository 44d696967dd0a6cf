package health.mizan.browser;

import static health.mizan.testing.Fixtures.sar;
import static health.mizan.testing.Organisation.done;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.acquiring.PaymentMethod;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Attempts;
import health.mizan.cases.Case;
import health.mizan.cases.Cases;
import health.mizan.charges.Charge;
import health.mizan.charges.Charges;
import health.mizan.collecting.PaymentAttempts;
import health.mizan.collecting.StartRequest;
import health.mizan.deskpayments.DeskPayment;
import health.mizan.deskpayments.DeskPayments;
import health.mizan.deskpayments.Means;
import health.mizan.deskpayments.Taking;
import health.mizan.invoices.Invoices;
import health.mizan.parties.PatientId;
import health.mizan.payments.Debt;
import health.mizan.payments.OrderDraft;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrders;
import health.mizan.receiptbook.Entry;
import health.mizan.receiptbook.ReceiptBook;
import health.mizan.testing.Eventually;
import health.mizan.testing.People;
import health.mizan.walkins.WalkInDraft;
import health.mizan.walkins.WalkIns;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.BeanFactory;

/** What a patient of the demo clinic owes, has paid and has set aside: made by the façades that the desk uses. */
final class OwnMoney {

    private static final Caller MIZAN = new Caller.Self("test");
    private static final Caller.Staff DESK = People.staff("desk of RUH", Role.FRONT_DESK, "RUH");
    private static final String SERVICES = "https://example.org/fhir/CodeSystem/demo-services";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BeanFactory beans;
    private final String gateway;
    private final HttpClient http = HttpClient.newHttpClient();

    OwnMoney(BeanFactory beans, int gateway) {
        this.beans = beans;
        this.gateway = "http://127.0.0.1:" + gateway;
    }

    /** A GP visit of 150.00 of one who pays alone, of which 50.00 was paid before it. */
    Entry depositAndBill(PatientId patient) {
        Case visit = visit(patient);
        PaymentOrder order = the(PaymentOrders.class)
                .open(
                        DESK,
                        new OrderDraft(
                                new Debt(Debt.Kind.DEPOSIT, visit.id().value()),
                                patient,
                                visit.facility(),
                                sar("50.00"),
                                PaymentOrder.Mode.IMMEDIATE));
        DeskPayment taken = the(DeskPayments.class)
                .take(
                        DESK,
                        new Taking(
                                order.id(),
                                Means.CASH,
                                sar("50.00"),
                                "T-" + UUID.randomUUID().toString().substring(0, 8)));
        Eventually.until(
                "there is a receipt",
                () -> the(ReceiptBook.class).ofOperation(taken.id()).isPresent());
        for (Charge charge : the(Charges.class).ofCase(visit.id())) {
            the(Charges.class).performed(DESK, charge.id(), null);
        }
        the(Cases.class).confirmService(DESK, visit.id());
        Eventually.until("the deposit pays a part of the bill", () -> the(Invoices.class)
                .ofCase(visit.id())
                .filter(invoice -> invoice.open().equals(sar("100.00")))
                .isPresent());
        return the(ReceiptBook.class).ofOperation(taken.id()).orElseThrow();
    }

    /** A planned visit for which 200.00 is set aside on a card. */
    PaymentOrder hold(PatientId patient) {
        Case visit = visit(patient);
        PaymentOrder order = the(PaymentOrders.class)
                .open(
                        MIZAN,
                        new OrderDraft(
                                new Debt(Debt.Kind.CASE, visit.id().value()),
                                patient,
                                visit.facility(),
                                sar("200.00"),
                                PaymentOrder.Mode.DEFERRED));
        Attempt attempt = the(PaymentAttempts.class)
                .start(
                        MIZAN,
                        order.id(),
                        new StartRequest(PaymentMethod.CARD, URI.create("https://clinic.example.org/back"), "en"));
        pay(attempt);
        Eventually.until(
                "it is set aside",
                () -> the(Attempts.class).require(attempt.id()).state() == AttemptState.AUTHORISED);
        return order;
    }

    private Case visit(PatientId patient) {
        WalkInDraft draft = new WalkInDraft(
                patient.value(),
                "RUH",
                null,
                null,
                null,
                null,
                true,
                List.of(new WalkInDraft.Planned(SERVICES, "DS-100", null)));
        return the(Cases.class)
                .require(done(the(WalkIns.class).open(DESK, draft)).id());
    }

    /** The payer gives a card on the gateway's page. */
    private void pay(Attempt attempt) {
        String id = StreamSupport.stream(json("/control/book").spliterator(), false)
                .filter(row -> row.path("merchantReference").asText().equals(attempt.merchantReference()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        send(HttpRequest.newBuilder(URI.create(gateway + "/pay/" + id))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("card=4111111111111111")));
    }

    private JsonNode json(String path) {
        try {
            return JSON.readTree(send(HttpRequest.newBuilder(URI.create(gateway + path))));
        } catch (IOException garbled) {
            throw new IllegalStateException(garbled);
        }
    }

    private String send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private <T> T the(Class<T> facade) {
        return beans.getBean(facade);
    }
}
