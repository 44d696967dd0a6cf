package health.mizan.ledger;

import static health.mizan.ledger.Account.BANK;
import static health.mizan.ledger.Account.HOLDS;
import static health.mizan.ledger.Account.HOLDS_CONTRA;
import static health.mizan.ledger.Account.OUTPUT_VAT;
import static health.mizan.ledger.Account.PATIENT_CREDIT;
import static health.mizan.ledger.Account.PATIENT_RECEIVABLE;
import static health.mizan.ledger.Account.SERVICE_REVENUE;
import static health.mizan.ledger.Account.SUSPENSE;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.ledger.Ledger.Posted;
import health.mizan.money.Money;
import health.mizan.testing.Postgres;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is posted and undone, in whatever order, the books add up. */
@Tag("db")
class LedgerPropertiesTest {

    private static final JdbcClient SQL =
            JdbcClient.create(Postgres.server().freshDatabase().asApplication());
    private static final Ledger LEDGER = new Ledger(new JournalStore(SQL, new TimeOrderedIds(Clock.systemUTC())));
    private static final Books BOOKS = new Books(new BookStore(SQL));
    private static final Caller MIZAN = new Caller.Self("test");
    private static final LocalDate END = LocalDate.of(2999, 1, 1);

    /** What a test does next: post this, or undo the entry it posted that many steps ago. */
    private record Step(long minor, int shape, String currency, int undo) {}

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void balances_are_the_sums_of_what_was_posted_and_the_trial_balance_is_zero(
            @ForAll("steps") @Size(min = 1, max = 12) List<Step> steps) {
        Party patient = new Party(Party.Kind.PATIENT, UUID.randomUUID());
        Map<List<Object>, Money> expected = new HashMap<>();
        List<JournalEntry> entries = new ArrayList<>();
        List<UUID> standing = new ArrayList<>();

        for (Step step : steps) {
            JournalEntry entry = entry(step, patient);
            standing.add(LEDGER.post(entry).entry());
            entries.add(entry);
            add(expected, entry, patient, 1);
            if (step.undo < standing.size()
                    && !LEDGER.reverse(standing.get(step.undo), "a test").repeated()) {
                add(expected, entries.get(step.undo), patient, -1);
            }
        }

        expected.forEach((key, sum) -> assertThat(LEDGER.balance((Account) key.get(0), patient, (Currency) key.get(1)))
                .isEqualTo(sum));
        BOOKS.balances(patient, MIZAN).forEach(balance -> assertThat(balance.amount())
                .isEqualTo(
                        expected.get(List.of(balance.account(), balance.amount().currency()))));
        // Cannot be made unless each currency adds up to zero.
        assertThat(BOOKS.trialBalance(END, MIZAN).rows()).isNotEmpty();
    }

    @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
    void posting_many_at_once_is_posting_each_and_twice_is_once(
            @ForAll("steps") @Size(min = 1, max = 12) List<Step> steps) {
        Party one = new Party(Party.Kind.PATIENT, UUID.randomUUID());
        Party other = new Party(Party.Kind.PATIENT, UUID.randomUUID());
        List<JournalEntry> together =
                steps.stream().map(step -> entry(step, one)).toList();
        List<JournalEntry> singly =
                steps.stream().map(step -> entry(step, other)).toList();

        List<Posted> posted = LEDGER.postAll(together);
        singly.forEach(LEDGER::post);
        List<Posted> again = LEDGER.postAll(together);

        assertThat(posted).noneMatch(Posted::repeated);
        assertThat(again).allMatch(Posted::repeated);
        assertThat(again)
                .extracting(Posted::entry)
                .isEqualTo(posted.stream().map(Posted::entry).toList());
        assertThat(BOOKS.balances(one, MIZAN)).isEqualTo(BOOKS.balances(other, MIZAN));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void the_pages_of_a_statement_are_the_whole_statement(
            @ForAll("steps") @Size(min = 1, max = 12) List<Step> steps, @ForAll("limits") int limit) {
        Party patient = new Party(Party.Kind.PATIENT, UUID.randomUUID());
        List<UUID> posted = steps.stream()
                .map(step -> LEDGER.post(entry(step, patient)).entry())
                .sorted(Comparator.comparing(UUID::toString))
                .toList();

        List<UUID> read = new ArrayList<>();
        Page<PostedEntry> page = BOOKS.statement(patient, new PageRequest(Cursor.START, limit), MIZAN);
        while (true) {
            page.items().forEach(entry -> {
                read.add(entry.id());
                assertThat(entry.lines()).isNotEmpty().allMatch(line -> patient.equals(line.party()));
            });
            if (page.next() == null) {
                break;
            }
            page = BOOKS.statement(patient, PageRequest.of(page.next(), limit), MIZAN);
        }

        assertThat(read).isEqualTo(posted);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 5_000_000_000L),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of("SAR", "KWD", "JPY"),
                        Arbitraries.integers().between(0, 14))
                .as(Step::new)
                .list();
    }

    @Provide
    Arbitrary<Integer> limits() {
        return Arbitraries.integers().between(1, 13);
    }

    private static JournalEntry entry(Step step, Party patient) {
        Money amount = Money.ofMinor(step.minor, step.currency);
        Money part = Money.ofMinor(step.minor / 3, step.currency);
        JournalEntry.Draft draft =
                JournalEntry.of("test.fact", UUID.randomUUID().toString());
        return switch (step.shape) {
            case 0 ->
                draft.debit(PATIENT_RECEIVABLE, patient, amount)
                        .credit(SERVICE_REVENUE, amount.minus(part))
                        .credit(OUTPUT_VAT, part)
                        .balanced();
            case 1 ->
                draft.debit(HOLDS, patient, amount).credit(HOLDS_CONTRA, amount).balanced();
            default ->
                draft.debit(BANK, new Party(Party.Kind.BANK, UUID.randomUUID()), amount)
                        .credit(PATIENT_CREDIT, patient, amount.minus(part))
                        .credit(SUSPENSE, patient, part)
                        .balanced();
        };
    }

    private static void add(Map<List<Object>, Money> sums, JournalEntry entry, Party party, long times) {
        for (JournalEntry.Line line : entry.lines()) {
            if (party.equals(line.party())) {
                sums.merge(
                        List.of(line.account(), line.amount().currency()),
                        line.amount().times(times),
                        Money::plus);
            }
        }
    }
}
