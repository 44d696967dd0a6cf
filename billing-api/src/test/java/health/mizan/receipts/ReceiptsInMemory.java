package health.mizan.receipts;

import health.mizan.cases.CaseId;
import health.mizan.ids.Ids;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceAdjusted;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.InvoiceIssued;
import health.mizan.invoices.InvoiceRefunded;
import health.mizan.invoices.Invoices;
import health.mizan.ledger.Ledger;
import health.mizan.money.Money;
import health.mizan.outbox.OutboxEvent;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentCaptured;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentRefunded;
import health.mizan.simulation.Memory;
import health.mizan.simulation.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What brings money to its invoice, with its rules as they are, over tables in memory. */
public final class ReceiptsInMemory {

    private final Table<OperationId, Came> deposited;
    private final Table<UUID, DepositStore.Move> moves;
    private final Table<OperationId, Came> waiting;
    private final Table<OperationId, Boolean> broughtOver;
    private MoneyCame moneyCame;
    private MoneyWentBack moneyWentBack;
    private InvoiceCame invoiceCame;
    private InvoiceMoved invoiceMoved;
    private InvoiceReopened invoiceReopened;

    public ReceiptsInMemory(Memory memory) {
        this.deposited = new Table<>(memory);
        this.moves = new Table<>(memory);
        this.waiting = new Table<>(memory);
        this.broughtOver = new Table<>(memory);
    }

    private record Came(CaseId visit, WaitingMoneyStore.Waiting money) {}

    public void over(Invoices invoices, Ledger ledger, Ids ids, Clock clock) {
        Accounts accounts = new Accounts();
        Deposits deposits = new Deposits(new Lots(), accounts, invoices, ledger, ids, clock);
        Receipts receipts = new Receipts(new Waits(), accounts, deposits, invoices, new Numbered(), clock);
        moneyCame = new MoneyCame(receipts);
        moneyWentBack = new MoneyWentBack(receipts);
        invoiceCame = new InvoiceCame(receipts);
        invoiceMoved = new InvoiceMoved(receipts);
        invoiceReopened = new InvoiceReopened(receipts);
    }

    /** In the open transaction, as the relay delivers it. */
    public void handle(OutboxEvent event) {
        switch (event) {
            case PaymentCaptured captured -> moneyCame.handle(captured);
            case PaymentRefunded refunded -> moneyWentBack.handle(refunded);
            case InvoiceIssued issued -> invoiceCame.handle(issued);
            case InvoiceAdjusted adjusted -> invoiceMoved.handle(adjusted);
            case InvoiceRefunded refunded -> invoiceReopened.handle(refunded);
            default -> {}
        }
    }

    /** Deposits that lie on invoices now, in minor units. */
    public long onInvoices() {
        return moves.stream().mapToLong(move -> move.moved().minor()).sum();
    }

    /** Deposits that lie free, in minor units. */
    public long free() {
        return deposited.stream()
                        .mapToLong(came -> came.money().amount().minor())
                        .sum()
                - onInvoices();
    }

    /** Money of cases without an invoice, in minor units. */
    public long waiting() {
        return waiting.stream()
                .filter(came -> !broughtOver.has(came.money().operation()))
                .mapToLong(came -> came.money().amount().minor())
                .sum();
    }

    /** A receipt per operation, as the book gives them. */
    private static final class Numbered extends Receipting {

        Numbered() {
            super(null, null);
        }

        @Override
        String number(WaitingMoneyStore.Waiting money, Invoice invoice) {
            return numbered(money);
        }

        @Override
        String number(WaitingMoneyStore.Waiting money, CaseId visit) {
            return numbered(money);
        }

        private static String numbered(WaitingMoneyStore.Waiting money) {
            return money.amount().isPositive() ? "R-" + money.operation() : null;
        }
    }

    private static final class Accounts extends CaseAccountStore {

        Accounts() {
            super(null);
        }

        @Override
        boolean lock(CaseId id) {
            return true;
        }

        @Override
        boolean lockIfKnown(CaseId id) {
            return true;
        }
    }

    private final class Waits extends WaitingMoneyStore {

        Waits() {
            super(null);
        }

        @Override
        void insert(CaseId visit, Waiting money, Instant at) {
            waiting.add(money.operation(), new Came(visit, money));
        }

        @Override
        List<Waiting> waiting(CaseId visit) {
            return waiting.stream()
                    .filter(came -> came.visit().equals(visit))
                    .map(Came::money)
                    .filter(money -> !broughtOver.has(money.operation()))
                    .toList();
        }

        @Override
        void applied(OperationId operation, Instant at) {
            broughtOver.put(operation, true);
        }
    }

    private final class Lots extends DepositStore {

        Lots() {
            super(null);
        }

        @Override
        void insert(CaseId visit, WaitingMoneyStore.Waiting money, Instant at) {
            deposited.add(money.operation(), new Came(visit, money));
        }

        @Override
        Optional<String> receipt(PaymentOrderId order) {
            return deposited.stream()
                    .filter(came -> came.money().order().equals(order))
                    .map(came -> "R-" + came.money().operation())
                    .findFirst();
        }

        @Override
        void insert(Move move) {
            moves.put(move.id(), move);
        }

        @Override
        List<Lot> lots(CaseId visit) {
            Map<PaymentOrderId, Money> free = new LinkedHashMap<>();
            deposited.stream()
                    .filter(came -> came.visit().equals(visit))
                    .forEach(came ->
                            free.merge(came.money().order(), came.money().amount(), Money::plus));
            moves.stream()
                    .filter(move -> move.financialCase().equals(visit) && free.containsKey(move.order()))
                    .forEach(move -> free.merge(move.order(), move.moved().negated(), Money::plus));
            return free.entrySet().stream()
                    .map(lot -> new Lot(lot.getKey(), lot.getValue()))
                    .toList();
        }

        @Override
        List<Applied> applied(PaymentOrderId order) {
            Map<InvoiceId, Money> there = new LinkedHashMap<>();
            moves.stream().filter(move -> move.order().equals(order)).forEach(move -> {
                Money before = there.remove(move.invoice());
                there.put(move.invoice(), before == null ? move.moved() : before.plus(move.moved()));
            });
            List<Applied> all = new ArrayList<>(there.entrySet().stream()
                    .filter(part -> part.getValue().isPositive())
                    .map(part -> new Applied(part.getKey(), part.getValue()))
                    .toList());
            Collections.reverse(all);
            return all;
        }
    }
}
