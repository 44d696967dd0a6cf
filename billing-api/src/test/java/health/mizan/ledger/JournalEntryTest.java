package health.mizan.ledger;

import static health.mizan.ledger.Account.BANK;
import static health.mizan.ledger.Account.FX_POSITION;
import static health.mizan.ledger.Account.HOLDS;
import static health.mizan.ledger.Account.HOLDS_CONTRA;
import static health.mizan.ledger.Account.INPUT_VAT;
import static health.mizan.ledger.Account.PATIENT_RECEIVABLE;
import static health.mizan.ledger.Account.SERVICE_REVENUE;
import static health.mizan.ledger.Account.SUSPENSE;
import static health.mizan.testing.Fixtures.kwd;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.ledger.JournalEntry.Draft;
import health.mizan.ledger.JournalEntry.Line;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournalEntryTest {

    private static final Party PATIENT = Party.of(new PatientId(UUID.randomUUID()));

    @Test
    void an_entry_keeps_what_it_was_told() {
        FacilityId site = new FacilityId(UUID.randomUUID());
        LocalDate day = LocalDate.of(2026, 11, 1);

        JournalEntry entry = JournalEntry.of("invoice.issued", "i-1")
                .at(site)
                .occurredOn(day)
                .because("agreed by phone")
                .debit(PATIENT_RECEIVABLE, PATIENT, sar("20"))
                .credit(SERVICE_REVENUE, sar("20"))
                .balanced();

        assertThat(entry.fact()).isEqualTo(new Fact("invoice.issued", "i-1", site, day, "agreed by phone"));
        assertThat(entry.lines())
                .containsExactly(
                        new Line(PATIENT_RECEIVABLE, PATIENT, sar("20")), new Line(SERVICE_REVENUE, null, sar("-20")));
    }

    @Test
    void an_unbalanced_entry_cannot_be_made() {
        assertThatThrownBy(() -> draft().debit(SUSPENSE, sar("20"))
                        .credit(SERVICE_REVENUE, sar("19.99"))
                        .balanced())
                .hasMessage("the entry in SAR does not balance: SAR 0.01 too much");
    }

    @Test
    void each_currency_balances_by_itself() {
        Draft exchange = draft().debit(BANK, new Party(Party.Kind.BANK, UUID.randomUUID()), sar("12.20"))
                .credit(FX_POSITION, sar("12.20"))
                .debit(FX_POSITION, kwd("1.000"))
                .credit(SUSPENSE, kwd("1.000"));
        assertThat(exchange.balanced().lines()).hasSize(4);

        assertThatThrownBy(() -> draft().debit(SUSPENSE, sar("1"))
                        .credit(SERVICE_REVENUE, kwd("1"))
                        .balanced())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_books_and_the_memo_side_do_not_make_up_for_each_other() {
        assertThatThrownBy(() -> draft().debit(HOLDS, PATIENT, sar("75"))
                        .credit(SERVICE_REVENUE, sar("75"))
                        .balanced())
                .hasMessageContaining("does not balance");
        assertThatThrownBy(() -> draft().debit(HOLDS, PATIENT, sar("75"))
                        .credit(HOLDS_CONTRA, sar("70"))
                        .debit(SUSPENSE, sar("1"))
                        .credit(SERVICE_REVENUE, sar("1"))
                        .balanced())
                .hasMessage("the memo side in SAR does not balance: SAR 5.00 too much");
    }

    @Test
    void a_part_of_zero_makes_no_line() {
        JournalEntry entry = draft().debit(SUSPENSE, sar("3"))
                .debit(INPUT_VAT, sar("0"))
                .credit(SERVICE_REVENUE, sar("3"))
                .balanced();

        assertThat(entry.lines()).hasSize(2);
    }

    @Test
    void a_credit_may_be_a_partys() {
        assertThat(draft().debit(SUSPENSE, sar("3"))
                        .credit(SUSPENSE, PATIENT, sar("3"))
                        .balanced()
                        .lines())
                .containsExactly(new Line(SUSPENSE, null, sar("3")), new Line(SUSPENSE, PATIENT, sar("-3")));
    }

    @Test
    void a_negative_amount_is_refused_on_either_side() {
        assertThatThrownBy(() -> draft().debit(SUSPENSE, sar("-1"))).hasMessageContaining("which side");
        assertThatThrownBy(() -> draft().credit(SUSPENSE, PATIENT, sar("-1"))).hasMessageContaining("which side");
    }

    @Test
    void an_entry_has_at_least_two_lines_and_not_without_end() {
        assertThatThrownBy(() -> draft().balanced()).hasMessage("an entry has 2 to 10000 lines, not 0");
        Line debit = new Line(SUSPENSE, null, sar("1"));
        Line credit = new Line(SUSPENSE, null, sar("-5000"));
        List<Line> most = new ArrayList<>(Collections.nCopies(9_999, debit));
        most.add(new Line(SUSPENSE, null, sar("-9999")));
        Fact fact = new Fact("bulk.test", "1", null, null, null);

        assertThat(new JournalEntry(fact, most).lines()).hasSize(10_000);
        most.set(9_999, new Line(SUSPENSE, null, sar("-10000")));
        most.add(debit);
        assertThatThrownBy(() -> new JournalEntry(fact, most)).hasMessageContaining("not 10001");
        assertThatThrownBy(() -> new JournalEntry(fact, List.of(credit))).hasMessageContaining("not 1");
    }

    @Test
    void a_line_names_the_party_its_account_wants() {
        Party payer = Party.of(new PayerId(UUID.randomUUID()));

        assertThatThrownBy(() -> draft().debit(PATIENT_RECEIVABLE, sar("1"))).hasMessageContaining("PATIENT, not null");
        assertThatThrownBy(() -> draft().debit(PATIENT_RECEIVABLE, payer, sar("1")))
                .hasMessageContaining("PATIENT, not PAYER");
        assertThatThrownBy(() -> draft().credit(SERVICE_REVENUE, PATIENT, sar("1")))
                .hasMessageContaining("NOBODY, not PATIENT");
        assertThat(new Line(SUSPENSE, payer, sar("1")).party()).isEqualTo(payer);
        assertThat(new Line(SUSPENSE, null, sar("1")).party()).isNull();
    }

    @Test
    void a_line_moves_something_that_can_be_undone() {
        assertThatThrownBy(() -> new Line(SUSPENSE, null, sar("0"))).hasMessageContaining("opposite");
        assertThatThrownBy(() -> new Line(SUSPENSE, null, Money.ofMinor(Long.MIN_VALUE, "SAR")))
                .hasMessageContaining("opposite");
    }

    @Test
    void a_sum_beyond_all_money_throws_instead_of_wrapping_around() {
        Money most = Money.ofMinor(Long.MAX_VALUE, "SAR");
        List<Line> lines = List.of(new Line(SUSPENSE, null, most), new Line(SUSPENSE, null, most));

        assertThatThrownBy(() -> new JournalEntry(new Fact("bulk.test", "1", null, null, null), lines))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_fact_has_a_stable_name_and_a_source() {
        for (String reason : List.of("", "ab", "Payment.captured", "1st.payment", "a b c", "x".repeat(65))) {
            assertThatThrownBy(() -> fact(reason, "s", null)).as(reason).hasMessageContaining("stable name");
        }
        assertThat(fact("abc", "s", null).reason()).isEqualTo("abc");
        assertThat(fact("x".repeat(64), "s", null).source()).isEqualTo("s");
        assertThatThrownBy(() -> fact("abc", "", null)).hasMessageContaining("1 to 200");
        assertThatThrownBy(() -> fact("abc", "s".repeat(201), null)).hasMessageContaining("1 to 200");
        assertThat(fact("abc", "s".repeat(200), null).source()).hasSize(200);
    }

    @Test
    void a_note_is_a_sentence() {
        assertThatThrownBy(() -> fact("abc", "s", "no")).hasMessageContaining("3 to 500");
        assertThatThrownBy(() -> fact("abc", "s", "n".repeat(501))).hasMessageContaining("3 to 500");
        assertThat(fact("abc", "s", "yes").note()).isEqualTo("yes");
        assertThat(fact("abc", "s", "n".repeat(500)).note()).hasSize(500);
    }

    @Test
    void codes_find_their_account_and_kind() {
        for (Account account : Account.values()) {
            assertThat(Account.ofCode(account.code())).contains(account);
        }
        assertThat(Account.ofCode("0000")).isEmpty();
        assertThat(Account.Kind.CONTRA_REVENUE.code()).isEqualTo("contra-revenue");
        for (Party.Kind kind : Party.Kind.values()) {
            assertThat(Party.Kind.ofCode(kind.code())).isEqualTo(kind);
        }
        assertThatThrownBy(() -> Party.Kind.ofCode("cat")).hasMessageContaining("cat");
        assertThat(PATIENT.kind()).isEqualTo(Party.Kind.PATIENT);
        PatientId patient = new PatientId(UUID.randomUUID());
        PayerId payer = new PayerId(UUID.randomUUID());
        assertThat(Party.of(patient)).isEqualTo(new Party(Party.Kind.PATIENT, patient.value()));
        assertThat(Party.of(payer)).isEqualTo(new Party(Party.Kind.PAYER, payer.value()));
    }

    @Test
    void a_trial_balance_that_does_not_add_up_cannot_be_made() {
        LocalDate day = LocalDate.of(2026, 11, 1);
        TrialBalance.Row owed = new TrialBalance.Row(PATIENT_RECEIVABLE, sar("30"), sar("10"));
        TrialBalance.Row earned = new TrialBalance.Row(SERVICE_REVENUE, sar("0"), sar("20"));
        TrialBalance.Row foreign = new TrialBalance.Row(SUSPENSE, kwd("1"), kwd("0"));

        assertThat(new TrialBalance(day, List.of(owed, earned)).rows()).containsExactly(owed, earned);
        assertThat(owed.balance()).isEqualTo(sar("20"));
        assertThatThrownBy(() -> new TrialBalance(day, List.of(owed))).hasMessageContaining("SAR 20.00");
        assertThatThrownBy(() -> new TrialBalance(day, List.of(owed, earned, foreign)))
                .hasMessageContaining("KWD 1.000");
    }

    private static Draft draft() {
        return JournalEntry.of("test.fact", "1");
    }

    private static Fact fact(String reason, String source, String note) {
        return new Fact(reason, source, null, null, note);
    }
}
