package health.mizan.writeback;

import static health.mizan.testing.Organisation.SYSTEM;

import health.mizan.beats.RemoteKind;
import health.mizan.beats.TestBeats;
import health.mizan.bills.Bills;
import health.mizan.cases.CaseId;
import health.mizan.charges.Charge;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.Invoices;
import health.mizan.money.Money;
import health.mizan.outbox.Outbox;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.testing.TestClock;
import health.mizan.testing.Visits;
import health.mizan.tx.Tx;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invoices, notices and the connector to an EMR as they are, on a test's own database; workers are run by hand. */
final class EmrWorld implements AutoCloseable {

    static final Currency SAR = Currency.getInstance("SAR");

    final TestClock clock = TestClock.at("2026-05-04T08:00:00Z");
    final Visits visits;
    final Tx tx;
    final TestBeats beats;

    /** @param emr base of its FHIR server */
    EmrWorld(DataSource database, String emr) {
        System.setProperty("mizan.outbound.targets.emr.base-url", emr);
        System.setProperty("mizan.outbound.targets.emr.internal", "true");
        System.setProperty("mizan.outbound.targets.emr.timeout", "2s");
        this.visits = new Visits(
                database,
                clock,
                "numbering",
                "balances",
                "bills",
                "ledger",
                "periods",
                "invoices",
                "beats",
                "outbound",
                "fhir.emr",
                "writeback",
                "emrworld");
        this.tx = visits.the(Tx.class);
        this.beats = new TestBeats(visits.the(JdbcClient.class), tx, clock, visits.the(Outbox.class));
    }

    WriteBacks writeBacks() {
        return visits.the(WriteBacks.class);
    }

    Telling telling() {
        return visits.the(Telling.class);
    }

    /** A visit's bill over this amount. */
    Invoice bill(CaseId financialCase, String amount) {
        Charge charge = visits.ordered(financialCase, "DS-100", "performed");
        Money due = sar(amount);
        Money zero = Money.zero(SAR);
        return tx.get(() -> {
            var bill = visits.the(Bills.class).copyOf(financialCase);
            return visits.the(Invoices.class)
                    .issue(new Invoice.Draft(
                            financialCase,
                            bill.id(),
                            bill.patient(),
                            bill.facility(),
                            Invoice.Basis.SELF_PAY,
                            SAR,
                            List.of(new Invoice.Line(
                                    1,
                                    charge.id(),
                                    SYSTEM,
                                    "DS-100",
                                    "GP visit",
                                    "زيارة",
                                    1,
                                    due,
                                    zero,
                                    zero,
                                    zero,
                                    zero,
                                    due,
                                    null))));
        });
    }

    /** Money for it, below zero if it went back; then the notice of it is noted as its event would have it. */
    NoticeId paid(InvoiceId invoice, String amount) {
        OperationId operation = new OperationId(UUID.randomUUID());
        Money money = sar(amount);
        tx.run(() -> visits.the(Invoices.class)
                .settle(
                        invoice,
                        new PaymentOrderId(UUID.randomUUID()),
                        operation,
                        money,
                        money.isPositive() ? "R-1" : null));
        EmrNotice.Kind kind = money.isNegative() ? EmrNotice.Kind.REFUND : EmrNotice.Kind.PAYMENT;
        // An event may be delivered more than once.
        for (int copy = 0; copy < 2; copy++) {
            tx.run(() ->
                    writeBacks().note(kind, invoice, operation.value(), money.isNegative() ? money.negated() : money));
        }
        return noticeAbout(operation.value());
    }

    NoticeId issued(InvoiceId invoice) {
        tx.run(() -> writeBacks().issued(invoice));
        return noticeAbout(invoice.value());
    }

    NoticeId noticeAbout(UUID fact) {
        return new NoticeId(visits.the(JdbcClient.class)
                .sql("select id from emr_notice where about = :about")
                .param("about", fact)
                .query(UUID.class)
                .single());
    }

    /** What the process step does; then what the worker does after its commit. */
    void send(NoticeId notice) {
        send(telling(), notice);
    }

    void send(RemoteKind<?> kind, NoticeId notice) {
        tx.run(() -> writeBacks().send(notice));
        beats.send(kind, notice);
    }

    /** What the sweep does once the call is due. */
    void sweep(NoticeId notice) {
        beats.send(telling(), notice);
        beats.sweep(telling(), notice);
    }

    NoticeState state(NoticeId notice) {
        return writeBacks().require(notice).state();
    }

    static Money sar(String amount) {
        return Money.of(new BigDecimal(amount), SAR);
    }

    @Override
    public void close() {
        visits.close();
    }
}
