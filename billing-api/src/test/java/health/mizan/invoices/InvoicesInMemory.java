package health.mizan.invoices;

import health.mizan.audit.Audit;
import health.mizan.balances.Balance;
import health.mizan.balances.Spread;
import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.charges.Charges;
import health.mizan.ids.Ids;
import health.mizan.ledger.Ledger;
import health.mizan.money.Money;
import health.mizan.numbering.Numbers;
import health.mizan.outbox.Outbox;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.simulation.Memory;
import health.mizan.simulation.Table;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The invoices with their rules as they are, over tables in memory. */
public final class InvoicesInMemory {

    public final Table<InvoiceId, Invoice> invoices;
    /** As lists and figures read it. */
    public final Table<InvoiceId, Money> notedOpen;

    public final Table<UUID, Applied> moneys;
    public final Table<UUID, Noted> notes;
    public final Table<Integer, Credit> credits;
    private final Table<Integer, Share> shares;
    private final boolean forgetsOperations;

    /** @param forgetsOperations a guard taken away, to see whether that is noticed */
    public InvoicesInMemory(Memory memory, boolean forgetsOperations) {
        this.invoices = new Table<>(memory);
        this.notedOpen = new Table<>(memory);
        this.moneys = new Table<>(memory);
        this.notes = new Table<>(memory);
        this.credits = new Table<>(memory);
        this.shares = new Table<>(memory);
        this.forgetsOperations = forgetsOperations;
    }

    public record Applied(InvoiceId invoice, Invoices.Paid paid) {}

    public record Noted(InvoiceId invoice, Invoice.Note note) {}

    public record Credit(InvoiceId invoice, Money moved) {}

    private record Share(InvoiceId invoice, ChargeId charge, Money paid) {}

    /** What the rules of invoices lean on. */
    public record Others(
            Numbers numbers, Ledger ledger, Outbox outbox, Charges charges, Audit audit, Ids ids, Clock clock, Tx tx) {}

    public Invoices over(Others others) {
        Rows rows = new Rows();
        Moneys money = new Moneys();
        Clock clock = others.clock();
        InvoiceSettling settling =
                new InvoiceSettling(rows, money, others.numbers(), others.ledger(), others.outbox(), clock);
        return new Invoices(
                rows,
                money,
                new InvoiceIssuing(rows, others.numbers(), others.outbox(), others.ids(), clock),
                new InvoiceChanges(money, settling, others.ledger(), others.charges(), others.ids(), clock),
                others.audit(),
                others.tx());
    }

    /** What is due and paid of each line. */
    public List<Spread.Line<ChargeId>> lines(Invoice invoice) {
        Map<ChargeId, Money> due = new LinkedHashMap<>();
        invoice.lines().forEach(line -> due.merge(line.charge(), line.due(), Money::plus));
        notes.where(noted -> noted.invoice().equals(invoice.id()))
                .forEach(noted ->
                        noted.note().changes().forEach((charge, change) -> due.merge(charge, change, Money::plus)));
        Money zero = Money.zero(invoice.currency());
        return due.entrySet().stream()
                .map(line -> new Spread.Line<>(
                        line.getKey(),
                        line.getValue(),
                        shares.stream()
                                .filter(share -> share.invoice().equals(invoice.id())
                                        && share.charge().equals(line.getKey()))
                                .map(Share::paid)
                                .reduce(zero, Money::plus)))
                .toList();
    }

    private Invoice withBalance(Invoice stored) {
        Money zero = Money.zero(stored.currency());
        Money noted = notes.stream()
                .filter(note -> note.invoice().equals(stored.id()))
                .map(note -> note.note().total())
                .reduce(zero, Money::plus);
        Money paid = moneys.stream()
                .filter(money -> money.invoice().equals(stored.id()))
                .map(money -> money.paid().amount())
                .reduce(zero, Money::plus);
        return copy(stored, stored.state(), new Balance(stored.total().plus(noted), paid));
    }

    private static Invoice copy(Invoice of, InvoiceState state, Balance balance) {
        return new Invoice(
                of.id(),
                of.version(),
                of.number(),
                of.financialCase(),
                of.bill(),
                of.patient(),
                of.facility(),
                of.site(),
                of.basis(),
                state,
                of.currency(),
                of.lines(),
                balance,
                of.issuedAt(),
                of.issuedOn());
    }

    private final class Rows extends InvoiceStore {

        Rows() {
            super(null, null);
        }

        @Override
        void insert(Invoice invoice) {
            if (!invoices.add(invoice.id(), invoice)) {
                throw new IllegalStateException("invoice " + invoice.id() + " is there already");
            }
            notedOpen.put(invoice.id(), invoice.open());
        }

        @Override
        void update(InvoiceId id, InvoiceState state, Money open, Instant at) {
            Invoice was = invoices.find(id).orElseThrow();
            notedOpen.put(id, open);
            invoices.put(id, copy(was, state, was.balance()));
        }

        @Override
        Optional<Invoice> byId(InvoiceId id) {
            return invoices.find(id).map(InvoicesInMemory.this::withBalance);
        }

        @Override
        Optional<Invoice> lock(InvoiceId id) {
            return byId(id);
        }

        @Override
        Optional<Invoice> ofCase(CaseId financialCase) {
            return invoices.stream()
                    .filter(one -> one.financialCase().equals(financialCase) && one.state() != InvoiceState.CANCELLED)
                    .findFirst()
                    .map(InvoicesInMemory.this::withBalance);
        }
    }

    private final class Moneys extends InvoiceMoneyStore {

        Moneys() {
            super(null);
        }

        @Override
        boolean knows(OperationId operation) {
            return !forgetsOperations && moneys.has(operation.value());
        }

        @Override
        Optional<InvoiceId> paidUnder(PaymentOrderId order) {
            return moneys.stream()
                    .filter(money -> money.paid().order().equals(order)
                            && money.paid().amount().isPositive())
                    .map(Applied::invoice)
                    .reduce((earlier, later) -> later);
        }

        @Override
        void insert(InvoiceId invoice, Invoices.Paid paid) {
            UUID key = paid.operation().value();
            if (!moneys.add(key, new Applied(invoice, paid))) {
                // Only without its guard: the table would refuse it too.
                moneys.put(
                        new UUID(key.getMostSignificantBits(), ~key.getLeastSignificantBits()),
                        new Applied(invoice, paid));
            }
        }

        @Override
        List<Spread.Line<ChargeId>> lines(InvoiceId invoice, Currency currency) {
            return InvoicesInMemory.this.lines(invoices.find(invoice).orElseThrow());
        }

        @Override
        void insertShares(InvoiceId invoice, UUID cause, Map<ChargeId, Money> parts) {
            parts.forEach((charge, part) -> shares.put(shares.all().size(), new Share(invoice, charge, part)));
        }

        @Override
        int insertCredit(InvoiceId invoice, Money moved, Instant at) {
            int number = credits.all().size() + 1;
            credits.put(number, new Credit(invoice, moved));
            return number;
        }

        @Override
        boolean hasNote(InvoiceId invoice, Invoice.Ground ground, String about) {
            return notes.stream()
                    .anyMatch(noted -> noted.invoice().equals(invoice)
                            && noted.note().ground() == ground
                            && noted.note().about().equals(about));
        }

        @Override
        void insert(InvoiceId invoice, Invoice.Note note, String by) {
            notes.put(note.id(), new Noted(invoice, note));
        }
    }
}
