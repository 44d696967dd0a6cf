package health.mizan.ledger;

import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be posted for one fact. It balances in each currency, the books and the memo accounts each by themselves; an
 * unbalanced one cannot be made. Posting rules are pure functions that return these:
 *
 * <pre>{@code
 * JournalEntry.of("claim.answered", claim.toString()).at(facility)
 *         .debit(INSURER_RECEIVABLE, Party.of(payer), sar("142.80"))
 *         .debit(PATIENT_RECEIVABLE, Party.of(patient), sar("35.70"))
 *         .credit(SERVICE_REVENUE, sar("178.50"))
 *         .balanced()
 * }</pre>
 */
public record JournalEntry(Fact fact, List<Line> lines) {

    /** Far above any invoice, below what the line number holds. */
    private static final int MAX_LINES = 10_000;

    /**
     * One posting.
     *
     * @param party  whose share of the account it is; null where the account has no holders
     * @param amount a debit is positive, a credit negative
     */
    public record Line(Account account, @Nullable Party party, Money amount) {

        public Line {
            Party.Kind kind = party == null ? null : party.kind();
            if (!account.holder().admits(kind)) {
                throw new IllegalArgumentException(
                        "a line of " + account + " names " + account.holder() + ", not " + kind);
            }
            if (amount.isZero() || amount.minor() == Long.MIN_VALUE) {
                throw new IllegalArgumentException("a line moves an amount that has an opposite");
            }
        }
    }

    public JournalEntry {
        if (lines.size() < 2 || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("an entry has 2 to " + MAX_LINES + " lines, not " + lines.size());
        }
        lines = List.copyOf(lines);
        Map<Book, Money> sums = new LinkedHashMap<>();
        for (Line line : lines) {
            sums.merge(Book.of(line), line.amount(), Money::plus);
        }
        sums.forEach((book, sum) -> {
            if (!sum.isZero()) {
                throw new IllegalArgumentException(book + " does not balance: " + sum + " too much");
            }
        });
    }

    /** Begins an entry; {@link Draft#balanced()} ends it. */
    public static Draft of(String reason, String source) {
        return new Draft(reason, source);
    }

    /** What balances by itself: the books or the memo accounts beside them, in one currency. */
    private record Book(Currency currency, boolean memo) {

        static Book of(Line line) {
            return new Book(line.amount().currency(), line.account().kind() == Account.Kind.MEMO);
        }

        @Override
        public String toString() {
            return (memo ? "the memo side in " : "the entry in ") + currency;
        }
    }

    /** An entry being written. A part of zero makes no line, so that rules need not ask whether there is one. */
    public static final class Draft {

        private final String reason;
        private final String source;
        private final List<Line> lines = new ArrayList<>();
        private @Nullable FacilityId facility;
        private @Nullable LocalDate day;
        private @Nullable String note;

        private Draft(String reason, String source) {
            this.reason = reason;
            this.source = source;
        }

        /** The site whose business it is. */
        public Draft at(FacilityId site) {
            this.facility = site;
            return this;
        }

        /** The day of the fact, if not today. It counts for that day, or for today if its period is closed. */
        public Draft occurredOn(LocalDate occurred) {
            this.day = occurred;
            return this;
        }

        /** Why a person did it; never about health. */
        public Draft because(String why) {
            this.note = why;
            return this;
        }

        public Draft debit(Account account, Money amount) {
            return add(account, null, amount, amount);
        }

        public Draft debit(Account account, Party party, Money amount) {
            return add(account, party, amount, amount);
        }

        public Draft credit(Account account, Money amount) {
            return add(account, null, amount, amount.negated());
        }

        public Draft credit(Account account, Party party, Money amount) {
            return add(account, party, amount, amount.negated());
        }

        /** @throws IllegalArgumentException if debits and credits differ in any currency */
        public JournalEntry balanced() {
            return new JournalEntry(new Fact(reason, source, facility, day, note), lines);
        }

        private Draft add(Account account, @Nullable Party party, Money amount, Money signed) {
            if (amount.isNegative()) {
                throw new IllegalArgumentException("a negative amount hides which side it is on: " + amount);
            }
            if (!amount.isZero()) {
                lines.add(new Line(account, party, signed));
            }
            return this;
        }
    }
}
