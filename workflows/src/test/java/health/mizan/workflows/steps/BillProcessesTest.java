package health.mizan.workflows.steps;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.beats.Answer;
import health.mizan.cases.Case;
import health.mizan.claims.Claims;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.Invoices;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.testing.Eventually;
import health.mizan.testing.Organisation;
import health.mizan.tx.Tx;
import health.mizan.web.PageRequest;
import health.mizan.workflows.Clinic;
import health.mizan.workflows.FakeEmr;
import health.mizan.workflows.FakePayers;
import health.mizan.workflows.WorkflowTest;
import health.mizan.writeback.NoticeId;
import health.mizan.writeback.NoticeState;
import health.mizan.writeback.WriteBacks;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What follows an issued invoice: the patient pays, and the EMR is told. */
class BillProcessesTest extends WorkflowTest {

    @Autowired
    Clinic clinic;

    @Autowired
    FakePayers payers;

    @Autowired
    FakeEmr emr;

    @Autowired
    Claims claims;

    @Autowired
    Invoices invoices;

    @Autowired
    WriteBacks notices;

    @Autowired
    Tx tx;

    private Case visit;

    @BeforeEach
    void somebodyHasArrived() {
        payers.onClaim(sent -> new Answer.Done<>(FakePayers.approved(sent, Instant.now())));
        visit = clinic.open().visit();
    }

    @AfterEach
    void theEmrListensAgain() {
        emr.refuses(false);
    }

    @Test
    void a_patient_who_pays_part_and_then_the_rest_ends_the_process() {
        UUID invoice = billed();
        reaches(invoice, "a-week");

        pay(invoice, "20.00");
        Eventually.until("the part is counted", () -> undelivered() == 0);
        assertThat(isAt(invoice, "a-week")).isTrue();

        pay(invoice, "31.00");
        Eventually.until("the process has ended", () -> hasEnded(invoice));
        assertThat(endedAt(invoice)).isEqualTo("balanced");
    }

    @Test
    void a_week_without_money_reminds_twice_and_then_finance_decides() {
        UUID invoice = billed();
        reaches(invoice, "a-week");

        for (int i = 0; i < 2; i++) {
            fire(invoice, "a-week");
            assertThat(task(invoice).getTaskDefinitionKey()).isEqualTo("remind-the-patient");
            tasks.complete(task(invoice).getId(), Map.of("outcome", "reminded"));
        }
        fire(invoice, "a-week");
        assertThat(task(invoice).getTaskDefinitionKey()).isEqualTo("decide-about-the-bill");

        pay(invoice, "51.00");
        Eventually.until("the money takes the task away", () -> hasEnded(invoice));
        assertThat(endedAt(invoice)).isEqualTo("balanced");
    }

    @Test
    void the_emr_is_told_of_the_bill() {
        UUID notice = notice();

        Eventually.until("the process has ended", () -> hasEnded(notice));

        assertThat(endedAt(notice)).isEqualTo("done");
        assertThat(emr.told)
                .filteredOn(told -> told.financialCase().equals(visit.id()))
                .hasSize(1);
    }

    @Test
    void what_the_emr_refuses_lands_on_a_desk_and_is_told_again() {
        emr.refuses(true);
        UUID notice = notice();
        Eventually.until("somebody is asked", () -> hasTask(notice, "mend-the-notice"));

        emr.refuses(false);
        tasks.complete(task(notice).getId(), Map.of("outcome", "send-again"));

        Eventually.until("the process has ended", () -> hasEnded(notice));
        assertThat(endedAt(notice)).isEqualTo("done");
    }

    @Test
    void what_need_not_be_told_is_closed() {
        emr.refuses(true);
        UUID notice = notice();
        Eventually.until("somebody is asked", () -> hasTask(notice, "mend-the-notice"));

        tasks.complete(task(notice).getId(), Map.of("outcome", "give-up"));

        assertThat(endedAt(notice)).isEqualTo("untold");
        assertThat(notices.require(new NoticeId(notice)).state()).isEqualTo(NoticeState.CLOSED);
    }

    private UUID billed() {
        clinic.finish(visit);
        Eventually.until("the bill is there", () -> {
            claims.ofCase(visit.id()).ifPresent(claim -> settle(claim.id().value()));
            return invoices.ofCase(visit.id()).isPresent();
        });
        return invoices.ofCase(visit.id()).map(Invoice::id).orElseThrow().value();
    }

    private UUID notice() {
        billed();
        WriteBacks.Filter ofCase = new WriteBacks.Filter(visit.id().value(), null, null);
        Eventually.until("the fact is noted", () -> !notices.list(Organisation.MIZAN, ofCase, PageRequest.of(null, 1))
                .items()
                .isEmpty());
        return notices.list(Organisation.MIZAN, ofCase, PageRequest.of(null, 1))
                .items()
                .getFirst()
                .id()
                .value();
    }

    /** As the handler of captures does it. */
    private void pay(UUID invoice, String amount) {
        tx.run(() -> invoices.settle(
                new InvoiceId(invoice),
                new PaymentOrderId(UUID.randomUUID()),
                new OperationId(UUID.randomUUID()),
                sar(amount),
                "R-1"));
    }
}
