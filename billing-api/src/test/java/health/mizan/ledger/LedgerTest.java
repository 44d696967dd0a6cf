package health.mizan.ledger;

import static health.mizan.ledger.Account.CONTRACTUAL_ADJUSTMENT;
import static health.mizan.ledger.Account.DENIED_PENDING_DECISION;
import static health.mizan.ledger.Account.HOLDS;
import static health.mizan.ledger.Account.HOLDS_CONTRA;
import static health.mizan.ledger.Account.INSURER_RECEIVABLE;
import static health.mizan.ledger.Account.PATIENT_RECEIVABLE;
import static health.mizan.ledger.Account.SERVICE_REVENUE;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.ids.TimeOrderedIds;
import health.mizan.ledger.Ledger.ContradictingRepeat;
import health.mizan.ledger.Ledger.Posted;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.testing.DatabaseTest;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LedgerTest extends DatabaseTest {

    private static final Currency SAR = Currency.getInstance("SAR");

    private Ledger ledger;

    @BeforeAll
    void openTheBooks() {
        ledger = new Ledger(new JournalStore(sql, new TimeOrderedIds(Clock.systemUTC())));
    }

    @Test
    void the_golden_case_comes_out_to_the_halala() {
        Party payer = Party.of(new PayerId(UUID.randomUUID()));
        Party patient = Party.of(new PatientId(UUID.randomUUID()));
        JournalEntry answered = JournalEntry.of("claim.answered", "golden")
                .debit(INSURER_RECEIVABLE, payer, sar("142.80"))
                .debit(PATIENT_RECEIVABLE, patient, sar("35.70"))
                .debit(CONTRACTUAL_ADJUSTMENT, payer, sar("45.00"))
                .debit(DENIED_PENDING_DECISION, payer, sar("76.50"))
                .credit(SERVICE_REVENUE, sar("300.00"))
                .balanced();
        Money revenueBefore = ledger.balance(SERVICE_REVENUE, SAR);

        ledger.post(answered);

        assertThat(ledger.balance(INSURER_RECEIVABLE, payer, SAR)).isEqualTo(sar("142.80"));
        assertThat(ledger.balance(PATIENT_RECEIVABLE, patient, SAR)).isEqualTo(sar("35.70"));
        assertThat(ledger.balance(CONTRACTUAL_ADJUSTMENT, payer, SAR)).isEqualTo(sar("45.00"));
        assertThat(ledger.balance(DENIED_PENDING_DECISION, payer, SAR)).isEqualTo(sar("76.50"));
        assertThat(ledger.balance(SERVICE_REVENUE, SAR).minus(revenueBefore)).isEqualTo(sar("-300.00"));
    }

    @Test
    void posting_twice_is_posting_once() {
        Party patient = somePatient();
        JournalEntry entry = owed("twice", patient, "20.00");

        Posted first = ledger.post(entry);
        Posted second = ledger.post(entry);

        assertThat(first.repeated()).isFalse();
        assertThat(second).isEqualTo(new Posted(first.entry(), true));
        assertThat(ledger.balance(PATIENT_RECEIVABLE, patient, SAR)).isEqualTo(sar("20.00"));
    }

    @Test
    void a_repeat_that_says_something_else_is_raised() {
        Party patient = somePatient();
        ledger.post(owed("contradicted", patient, "20.00"));

        assertThatThrownBy(() -> ledger.post(owed("contradicted", patient, "20.01")))
                .isInstanceOf(ContradictingRepeat.class);

        assertThat(ledger.balance(PATIENT_RECEIVABLE, patient, SAR)).isEqualTo(sar("20.00"));
    }

    @Test
    void a_batch_tells_the_new_from_the_repeated() {
        Party patient = somePatient();
        UUID there = ledger.post(owed("batch-1", patient, "1.00")).entry();

        List<Posted> posted = ledger.postAll(List.of(
                owed("batch-2", patient, "2.00"), owed("batch-1", patient, "1.00"), owed("batch-2", patient, "2.00")));

        assertThat(posted).extracting(Posted::repeated).containsExactly(false, true, true);
        assertThat(posted.get(1).entry()).isEqualTo(there);
        assertThat(posted.get(2).entry()).isEqualTo(posted.get(0).entry());
        assertThat(ledger.balance(PATIENT_RECEIVABLE, patient, SAR)).isEqualTo(sar("3.00"));
        assertThat(ledger.postAll(List.of())).isEmpty();
    }

    @Test
    void an_entry_is_undone_once() {
        Party patient = somePatient();
        UUID entry = ledger.post(owed("keyed-twice", patient, "20.00")).entry();

        Posted undone = ledger.reverse(entry, "keyed twice");
        Posted again = ledger.reverse(entry, "keyed twice");

        assertThat(undone.repeated()).isFalse();
        assertThat(again).isEqualTo(new Posted(undone.entry(), true));
        assertThat(ledger.balance(PATIENT_RECEIVABLE, patient, SAR)).isEqualTo(sar("0.00"));
        assertThatThrownBy(() -> ledger.reverse(UUID.randomUUID(), "no such"))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void holds_stand_beside_the_books() {
        Party patient = somePatient();

        ledger.post(JournalEntry.of("hold.placed", "h-1")
                .debit(HOLDS, patient, sar("75.00"))
                .credit(HOLDS_CONTRA, sar("75.00"))
                .balanced());

        assertThat(ledger.balance(HOLDS, patient, SAR)).isEqualTo(sar("75.00"));
        assertThat(ledger.balance(PATIENT_RECEIVABLE, patient, SAR)).isEqualTo(sar("0.00"));
    }

    @Test
    void a_posting_rolls_back_with_the_change_it_records() {
        Party patient = somePatient();

        assertThatThrownBy(() -> tx.run(() -> {
                    ledger.post(owed("rolled-back", patient, "5.00"));
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessage("the change failed");

        assertThat(ledger.balance(PATIENT_RECEIVABLE, patient, SAR)).isEqualTo(sar("0.00"));
        assertThat(ledger.post(owed("rolled-back", patient, "5.00")).repeated()).isFalse();
    }

    @Test
    void sixteen_threads_with_the_same_fact_post_it_once() throws Exception {
        Party patient = somePatient();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Posted>> outcomes;

        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            outcomes = java.util.stream.IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return ledger.post(owed("raced", patient, "7.00"));
                    }))
                    .toList();
            start.countDown();
        }

        assertThat(outcomes).extracting(f -> f.get().repeated()).containsOnlyOnce(false);
        assertThat(outcomes)
                .extracting(f -> f.get().entry())
                .containsOnly(outcomes.getFirst().get().entry());
        assertThat(ledger.balance(PATIENT_RECEIVABLE, patient, SAR)).isEqualTo(sar("7.00"));
    }

    private static JournalEntry owed(String source, Party patient, String amount) {
        return JournalEntry.of("invoice.issued", source)
                .debit(PATIENT_RECEIVABLE, patient, sar(amount))
                .credit(SERVICE_REVENUE, sar(amount))
                .balanced();
    }

    private static Party somePatient() {
        return Party.of(new PatientId(UUID.randomUUID()));
    }
}
