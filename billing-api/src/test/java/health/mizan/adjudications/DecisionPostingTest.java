package health.mizan.adjudications;

import static health.mizan.ledger.Account.CONTRACTUAL_ADJUSTMENT;
import static health.mizan.ledger.Account.DENIED_PENDING_DECISION;
import static health.mizan.ledger.Account.INSURER_RECEIVABLE;
import static health.mizan.ledger.Account.OUTPUT_VAT;
import static health.mizan.ledger.Account.PATIENT_RECEIVABLE;
import static health.mizan.ledger.Account.SERVICE_REVENUE;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DecisionPostingTest {

    private static final Currency SAR = Currency.getInstance("SAR");
    private static final Parties PARTIES =
            new Parties(new FacilityId(new UUID(0, 1)), new PatientId(new UUID(0, 2)), new PayerId(new UUID(0, 3)));

    @Test
    void the_golden_decision() {
        Decision decision = decision(
                1,
                List.of(
                        line(1, "150", "127.50", "102.00", "0", "25.50"),
                        line(2, "60", "51", "40.80", "0", "10.20"),
                        line(3, "90", "76.50", "0", "0", "0")));

        assertThat(posted(decision, Totals.nothing(SAR)))
                .containsEntry(INSURER_RECEIVABLE, sar("142.80"))
                .containsEntry(PATIENT_RECEIVABLE, sar("35.70"))
                .containsEntry(CONTRACTUAL_ADJUSTMENT, sar("45.00"))
                .containsEntry(DENIED_PENDING_DECISION, sar("76.50"))
                .containsEntry(SERVICE_REVENUE, sar("300.00").negated())
                .hasSize(5);
    }

    @Test
    void what_the_payer_pays_as_tax_is_owed_by_it_and_to_the_tax_authority() {
        Decision decision = decision(1, List.of(line(1, "200", "200", "170", "25.50", "30")));

        assertThat(posted(decision, Totals.nothing(SAR)))
                .containsEntry(INSURER_RECEIVABLE, sar("195.50"))
                .containsEntry(OUTPUT_VAT, sar("25.50").negated())
                .containsEntry(SERVICE_REVENUE, sar("200").negated());
    }

    @Test
    void a_contract_above_the_list_is_an_adjustment_to_the_other_side() {
        Decision decision = decision(1, List.of(line(1, "100", "110", "88", "0", "22")));

        assertThat(posted(decision, Totals.nothing(SAR)))
                .containsEntry(CONTRACTUAL_ADJUSTMENT, sar("10").negated())
                .containsEntry(SERVICE_REVENUE, sar("100").negated());
    }

    @Test
    void a_line_denied_but_the_members_to_pay_is_the_patients_and_not_denied() {
        Decision decision = decision(1, List.of(line(1, "90", "76.50", "0", "0", "76.50")));

        assertThat(posted(decision, Totals.nothing(SAR)))
                .containsEntry(PATIENT_RECEIVABLE, sar("76.50"))
                .doesNotContainKey(DENIED_PENDING_DECISION);
    }

    @Test
    void a_decision_that_changes_nothing_makes_no_entry() {
        Decision decision = decision(2, List.of(line(1, "100", "80", "64", "0", "16")));

        assertThat(DecisionPosting.entry(PARTIES, decision, decision.totals())).isEmpty();
    }

    @Property
    void each_line_is_its_parts(@ForAll("decisions") List<DecidedLine> lines) {
        for (DecidedLine line : lines) {
            assertThat(line.benefit()
                            .plus(line.patient())
                            .plus(line.adjustment())
                            .plus(line.denied()))
                    .isEqualTo(line.list());
            assertThat(line.denied().isNegative()).isFalse();
        }
    }

    @Property
    void however_often_the_payer_decides_the_books_end_where_the_last_decision_alone_would_leave_them(
            @ForAll("histories") List<List<DecidedLine>> history) {
        Map<Account, Money> books = new EnumMap<>(Account.class);
        Totals before = Totals.nothing(SAR);
        for (int i = 0; i < history.size(); i++) {
            Decision decision = decision(i + 1, history.get(i));
            posted(decision, before).forEach((account, amount) -> books.merge(account, amount, Money::plus));
            before = decision.totals();
        }
        books.values().removeIf(Money::isZero);

        assertThat(books).isEqualTo(posted(decision(9, history.getLast()), Totals.nothing(SAR)));
    }

    @Provide
    Arbitrary<List<DecidedLine>> decisions() {
        return lines().list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<List<DecidedLine>>> histories() {
        return decisions().list().ofMinSize(1).ofMaxSize(4);
    }

    /** Any decision that passes the checks: up to a minor unit above what was asked, tax or none, above the list or below. */
    private static Arbitrary<DecidedLine> lines() {
        Arbitrary<Long> amounts = Arbitraries.longs().between(0, 50_000);
        return Combinators.combine(
                        amounts, amounts, amounts, amounts, Arbitraries.longs().between(0, 5_000))
                .as((list, net, allowedCut, patientPart, tax) -> {
                    long allowed = Math.max(0, Math.min(net + 1, net + 1 - allowedCut));
                    long patient = Math.min(allowed, patientPart);
                    return new DecidedLine(
                            1,
                            new UUID(0, 7),
                            minor(list),
                            minor(net),
                            Verdict.PARTIAL,
                            minor(allowed),
                            minor(allowed - patient),
                            minor(tax),
                            minor(patient),
                            null,
                            false);
                });
    }

    private static Map<Account, Money> posted(Decision decision, Totals before) {
        Map<Account, Money> sums = new EnumMap<>(Account.class);
        DecisionPosting.entry(PARTIES, decision, before)
                .map(JournalEntry::lines)
                .orElseGet(List::of)
                .forEach(line -> sums.merge(line.account(), line.amount(), Money::plus));
        return sums;
    }

    private static Decision decision(int number, List<DecidedLine> lines) {
        return new Decision(
                new UUID(0, number),
                new UUID(0, 5),
                number,
                new UUID(0, 6),
                "REF",
                Instant.EPOCH,
                null,
                SAR,
                new ArrayList<>(lines),
                null,
                null);
    }

    private static DecidedLine line(int sequence, String list, String net, String benefit, String tax, String patient) {
        return new DecidedLine(
                sequence,
                new UUID(1, sequence),
                sar(list),
                sar(net),
                Verdict.PARTIAL,
                sar(benefit).plus(sar(patient)),
                sar(benefit),
                sar(tax),
                sar(patient),
                null,
                false);
    }

    private static Money minor(long amount) {
        return new Money(amount, SAR);
    }
}
