package health.mizan.ledger;

import health.mizan.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger as JSON: accounts by number, each line with its debit or its credit, both without sign. */
final class LedgerViews {

    private LedgerViews() {}

    record EntryView(
            UUID id,
            String reason,
            String source,
            @Nullable UUID facility,
            @Nullable LocalDate occurredOn,
            LocalDate valueDate,
            Instant postedAt,
            @Nullable UUID reverses,
            @Nullable UUID reversedBy,
            @Nullable String note,
            List<LineView> lines) {}

    record LineView(
            String account,
            @Nullable PartyView party,
            @Nullable Money debit,
            @Nullable Money credit) {}

    record PartyView(String kind, UUID id) {}

    /** @param balance debits less credits, so what is owed by us is negative */
    record BalanceView(String account, Money balance) {}

    record TrialBalanceView(LocalDate date, List<RowView> rows) {}

    record RowView(String account, Money debits, Money credits, Money balance) {}

    static EntryView of(PostedEntry entry) {
        Fact fact = entry.fact();
        return new EntryView(
                entry.id(),
                fact.reason(),
                fact.source(),
                fact.facility() == null ? null : fact.facility().value(),
                fact.occurredOn(),
                entry.valueDate(),
                entry.postedAt(),
                entry.undoing().reverses(),
                entry.undoing().reversedBy(),
                fact.note(),
                entry.lines().stream().map(LedgerViews::of).toList());
    }

    static BalanceView of(Books.Balance balance) {
        return new BalanceView(balance.account().code(), balance.amount());
    }

    static TrialBalanceView of(TrialBalance trial) {
        return new TrialBalanceView(
                trial.asOf(),
                trial.rows().stream()
                        .map(row -> new RowView(row.account().code(), row.debits(), row.credits(), row.balance()))
                        .toList());
    }

    private static LineView of(JournalEntry.Line line) {
        Party party = line.party();
        boolean debit = line.amount().isPositive();
        return new LineView(
                line.account().code(),
                party == null ? null : new PartyView(party.kind().code(), party.id()),
                debit ? line.amount() : null,
                debit ? null : line.amount().negated());
    }
}
