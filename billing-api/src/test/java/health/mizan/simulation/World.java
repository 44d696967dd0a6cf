package health.mizan.simulation;

import health.mizan.acquiring.AccountsInMemory;
import health.mizan.acquiring.GatewayAccounts;
import health.mizan.adjudications.Adjudications;
import health.mizan.adjudications.AdjudicationsInMemory;
import health.mizan.alarms.AlarmsInMemory;
import health.mizan.attempts.Attempts;
import health.mizan.attempts.AttemptsInMemory;
import health.mizan.attempts.PaymentSettings;
import health.mizan.audit.Audit;
import health.mizan.audit.AuditInMemory;
import health.mizan.beats.BeatsInMemory;
import health.mizan.cases.CaseId;
import health.mizan.charges.Charges;
import health.mizan.charges.ChargesInMemory;
import health.mizan.collecting.CollectingInMemory;
import health.mizan.ids.Ids;
import health.mizan.invoices.Invoices;
import health.mizan.invoices.InvoicesInMemory;
import health.mizan.ledger.LedgerInMemory;
import health.mizan.numbering.NumbersInMemory;
import health.mizan.outbox.OutboxInMemory;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.payments.OrdersInMemory;
import health.mizan.payments.PaymentOrders;
import health.mizan.receipts.ReceiptsInMemory;
import health.mizan.testing.TestClock;
import health.mizan.tx.Tx;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** One visit and all the money around it. The rules are the product's; database, gateway, payer and time are made up. */
final class World {

    /** What can be broken on purpose, to see whether the laws notice. */
    enum Bug {
        NO_ROLLBACK,
        MOVEMENTS_FORGOTTEN,
        MONEY_APPLIED_TWICE,
        DECISIONS_POSTED_FROM_THE_FIRST,
        EVENTS_LOST,
        UNKNOWN_CALLS_FORGOTTEN,
        GATEWAY_GIVES_BACK_TWICE
    }

    static final PaymentSettings SETTINGS = new PaymentSettings(
            Duration.ofMinutes(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofDays(5),
            PaymentSettings.Orphans.REFUND,
            Duration.ofSeconds(5));

    final Random random;
    final boolean losesEvents;
    final TestClock clock = TestClock.at("2026-05-04T08:00:00Z");
    final Memory memory;
    final Tx tx;
    final Ids ids;
    final LedgerInMemory ledger;
    final OutboxInMemory outbox;
    final AlarmsInMemory alarms;
    final NumbersInMemory numbers;
    final SimulatedGateway gateway;
    final BeatsInMemory calls;
    final AttemptsInMemory attempts;
    final OrdersInMemory orders;
    final InvoicesInMemory invoices;
    final ReceiptsInMemory receipts;
    final AdjudicationsInMemory decisions;
    final Collecting collecting;
    final Deciding deciding;
    final Table<Long, Boolean> delivered;
    final CaseId visit;
    final PatientId patient;
    final FacilityId site;

    /** The façades through which money moves. */
    record Collecting(PaymentOrders orders, Attempts attempts, CollectingInMemory acts, GatewayAccounts accounts) {}

    /** The façades through which debts arise. */
    record Deciding(Invoices invoices, Adjudications adjudications) {}

    World(long seed, Set<Bug> bugs) {
        this.random = new Random(seed);
        this.losesEvents = bugs.contains(Bug.EVENTS_LOST);
        this.memory = new Memory(random);
        this.tx = new Tx(memory);
        AtomicLong last = new AtomicLong();
        this.ids = () -> new UUID(0x0190_0000_0000_7000L, last.incrementAndGet());
        this.ledger = new LedgerInMemory(memory, ids);
        this.outbox = new OutboxInMemory(memory);
        this.alarms = new AlarmsInMemory(memory);
        this.numbers = new NumbersInMemory(memory);
        this.gateway = new SimulatedGateway(random, clock, bugs.contains(Bug.GATEWAY_GIVES_BACK_TWICE));
        this.calls = new BeatsInMemory(memory, outbox, ids, clock, tx, bugs.contains(Bug.UNKNOWN_CALLS_FORGOTTEN));
        this.attempts = new AttemptsInMemory(memory, bugs.contains(Bug.MOVEMENTS_FORGOTTEN));
        this.orders = new OrdersInMemory(memory, id -> attempts.attempts.stream()
                .anyMatch(one ->
                        one.order().equals(id) && !one.orphan() && one.state().live()));
        this.invoices = new InvoicesInMemory(memory, bugs.contains(Bug.MONEY_APPLIED_TWICE));
        this.receipts = new ReceiptsInMemory(memory);
        this.decisions = new AdjudicationsInMemory(memory, bugs.contains(Bug.DECISIONS_POSTED_FROM_THE_FIRST));
        this.delivered = new Table<>(memory);
        this.visit = new CaseId(ids.next());
        this.patient = new PatientId(ids.next());
        this.site = new FacilityId(ids.next());
        Audit audit = new AuditInMemory();
        this.collecting = collecting(audit);
        this.deciding = deciding(audit);
        if (bugs.contains(Bug.NO_ROLLBACK)) {
            memory.forgetToRollBack();
        }
    }

    private Collecting collecting(Audit audit) {
        PaymentOrders all = orders.over(audit, ids, clock, tx);
        Attempts known = attempts.over(
                new AttemptsInMemory.Others(all, ledger, outbox, alarms, calls.beats, ids, clock), SETTINGS);
        GatewayAccounts accounts = AccountsInMemory.with(gateway, ids);
        return new Collecting(
                all,
                known,
                new CollectingInMemory(
                        known, all, accounts, calls, new CollectingInMemory.Rest(SETTINGS, audit, tx, clock)),
                accounts);
    }

    private Deciding deciding(Audit audit) {
        Charges charges = new ChargesInMemory();
        Invoices all =
                invoices.over(new InvoicesInMemory.Others(numbers, ledger, outbox, charges, audit, ids, clock, tx));
        receipts.over(all, ledger, ids, clock);
        return new Deciding(all, decisions.over(all, charges, ledger, ids, clock));
    }
}
