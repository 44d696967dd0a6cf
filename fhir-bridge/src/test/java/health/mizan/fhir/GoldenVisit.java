package health.mizan.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.adjudications.Decision;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.claims.ClaimState;
import health.mizan.claims.Claims;
import health.mizan.encounters.EncounterId;
import health.mizan.ids.Ids;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.Invoices;
import health.mizan.money.Money;
import health.mizan.outbox.Outbox;
import health.mizan.outbox.OutboxEvent;
import health.mizan.payments.Debt;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentCaptured;
import health.mizan.payments.PaymentOrderId;
import health.mizan.testing.Eventually;
import health.mizan.testing.Http;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Visits;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;

/** The golden case through the door of the server under test, as far as a test wants it to go. */
public final class GoldenVisit {

    public static final String EMR = Clients.of("emr-of-golden-visit", "RUH");

    private final BeanFactory beans;
    private final Http http;
    private final String number = Clients.fresh();
    private final LocalDate day;

    private String patient;
    private String coverage;
    private EncounterId encounter;

    public GoldenVisit(BeanFactory beans, Http http) {
        this.beans = beans;
        this.http = http;
        this.day = LocalDate.ofInstant(the(Clock.class).instant(), ZoneOffset.UTC);
        Visits.goldenClinic(beans);
    }

    /** The visit as it begins, with patient, cover and orders, in one transaction. */
    public GoldenVisit begun() {
        told(VisitTold.transaction(number, day, "in-progress"));
        return this;
    }

    /** As it ends: the service was given, and its charges are complete. */
    public GoldenVisit confirmed() {
        told(VisitTold.transaction(number, day, "finished"));
        return this;
    }

    private void told(String transaction) {
        Answer answer = Clients.bundle(http, EMR, transaction);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode entries = answer.json();
        patient = Clients.idOfEntry(entries, 0);
        coverage = Clients.idOfEntry(entries, 1);
        encounter = new EncounterId(UUID.fromString(Clients.idOfEntry(entries, 3)));
    }

    /** The claim with the payer. */
    public GoldenVisit claimed() {
        Eventually.until(
                "the claim is drafted",
                () -> the(Claims.class).ofCase(financialCase()).isPresent());
        the(Claims.class).scrub(claim());
        the(Tx.class).run(() -> the(Claims.class).submit(claim()));
        assertThat(the(Claims.class).require(claim()).state()).isEqualTo(ClaimState.SUBMITTED);
        return this;
    }

    /** The payer's decision in the books: HbA1c is denied, of the rest the member pays a fifth. */
    public GoldenVisit decided() {
        Money none = Money.ofMinor(0, "SAR");
        the(Claims.class)
                .answered(
                        submission(),
                        new ClaimReply.Decided(
                                "NAJD-" + number,
                                the(Clock.class).instant(),
                                List.of(
                                        approved(1, 127_50, 102_00),
                                        approved(2, 51_00, 40_80),
                                        new LineDecision(3, Verdict.DENIED, none, none, none, none, "MN-1-1", false)),
                                "one service is not indicated"));
        the(Claims.class).post(claim());
        return this;
    }

    private static LineDecision approved(int line, long allowed, long benefit) {
        return new LineDecision(
                line,
                Verdict.APPROVED,
                Money.ofMinor(allowed, "SAR"),
                Money.ofMinor(benefit, "SAR"),
                Money.ofMinor(0, "SAR"),
                Money.ofMinor(allowed - benefit, "SAR"),
                null,
                false);
    }

    /** @return the operation that took the money */
    public OperationId paid() {
        Invoice invoice = invoice();
        OperationId operation = new OperationId(the(Ids.class).next());
        PaymentOrderId order = new PaymentOrderId(the(Ids.class).next());
        tell(new PaymentCaptured(
                order, operation, new Debt(Debt.Kind.INVOICE, invoice.id().value()), invoice.open()));
        Eventually.until("the EMR's notice is noted", () -> !notice(operation).isEmpty());
        return operation;
    }

    private List<UUID> notice(OperationId operation) {
        return the(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select id from emr_notice where about = :about")
                .param("about", operation.value())
                .query(UUID.class)
                .list();
    }

    public UUID noticeOf(OperationId operation) {
        return notice(operation).getFirst();
    }

    private void tell(OutboxEvent event) {
        the(Tx.class).run(() -> the(Outbox.class).publish(event));
    }

    public String number() {
        return number;
    }

    public LocalDate day() {
        return day;
    }

    public Instant now() {
        return the(Clock.class).instant();
    }

    public String patient() {
        return patient;
    }

    public String coverage() {
        return coverage;
    }

    public EncounterId encounter() {
        return encounter;
    }

    public CaseId financialCase() {
        return the(Cases.class).ofEncounter(encounter).orElseThrow().id();
    }

    public ClaimId claim() {
        return the(Claims.class).ofCase(financialCase()).orElseThrow().id();
    }

    /** What the payer knows the claim by. */
    public UUID submission() {
        return the(Claims.class).submissions(claim()).getLast().id();
    }

    public List<Decision> decisions() {
        return the(Claims.class).decisions(claim());
    }

    public Invoice invoice() {
        Eventually.until(
                "there is an invoice",
                () -> the(Invoices.class).ofCase(financialCase()).isPresent());
        return the(Invoices.class).ofCase(financialCase()).orElseThrow();
    }

    private <T> T the(Class<T> facade) {
        return beans.getBean(facade);
    }
}
