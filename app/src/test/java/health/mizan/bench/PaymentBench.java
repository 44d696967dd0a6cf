package health.mizan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Till;
import health.mizan.sandbox.people.Person;
import health.mizan.sandbox.people.Visitor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * Invoices of patients without cover, each paid whole: order, attempt, the gateway's page with a card it approves, its
 * webhooks, the ledger, the balanced invoice, the end of its process, and the PaymentNotice in the EMR.
 */
final class PaymentBench {

    private static final Map<String, String> PRICE = Map.of("amount", "150.00", "currency", "SAR");
    private static final long PRICE_MINOR = 150_00;
    private static final int ENOUGH = 600;

    private final BenchRun run;
    private final Till till;
    private final List<Visitor> payers =
            IntStream.range(0, Bench.CLIENTS).mapToObj(client -> new Visitor()).toList();
    private final Queue<UUID> unpaid = new ConcurrentLinkedQueue<>();

    private PaymentBench(BenchRun run) {
        this.run = run;
        this.till = new Till(run.places(), Person.login(run.places().mizan(), "desk"));
    }

    static void measure(BenchRun run, Load load) throws IOException, InterruptedException, ExecutionException {
        PaymentBench bench = new PaymentBench(run);
        PlannedVisits visits = new PlannedVisits(run);
        visits.arrive(ENOUGH, run, load, emr -> emr.arrive(false, "DS-100"));
        load.measure(
                "a bill, when told that it was given",
                Bench.CLIENTS,
                Duration.ofSeconds(40),
                client -> visits.finishNext().isPresent());
        bench.unpaid.addAll(run.database().ids("select id from billing.invoice where state = 'issued' order by id"));
        load.idle();
        try (Watch paid =
                new Watch(run.database(), "select id from billing.invoice where id in (:ids) and state = 'balanced'")) {
            int before = load.drive(Bench.CLIENTS, Duration.ofSeconds(10), client -> bench.pay(client, paid));
            Load.Taken alone = load.measure("payment", 1, Duration.ofSeconds(8), client -> bench.pay(client, paid));
            Load.Taken many =
                    load.explain("payment", Bench.CLIENTS, Duration.ofSeconds(15), client -> bench.pay(client, paid));
            bench.check(before + alone.acts() + many.acts());
        }
    }

    private boolean pay(int client, Watch paid) {
        UUID invoice = unpaid.poll();
        if (invoice == null) {
            return false;
        }
        String order = till.order("invoice", invoice.toString(), PRICE, "immediate");
        JsonNode attempt = till.ask(order, "card").json();
        Visitor payer = payers.get(client);
        String back = run.places().mizan().toString();
        Visitor.View page = payer.open(URI.create(attempt.path("redirectUrl").asText()), back);
        payer.submit(page, Map.of("card", Till.VISA), back);
        paid.await(invoice);
        return true;
    }

    private void check(long paid) {
        BenchDatabase database = run.database();
        Bench.check(
                "captures in the ledger",
                paid,
                database.count("select count(*) from billing.journal_entry where reason = 'payment.captured'"));
        Bench.check(
                "halalas with the gateway, by the ledger",
                paid * PRICE_MINOR,
                database.count("select sum(minor) from billing.posting where account = '1210'"));
        Bench.check(
                "halalas taken, by the gateway's own book",
                paid * PRICE_MINOR,
                Outside.book(run.places().gateway())
                        .mapToLong(row -> row.path("capturedMinor").asLong())
                        .sum());
        Bench.check(
                "PaymentNotices in the EMR",
                paid,
                Outside.book(run.places().emr())
                        .filter(row -> row.path("kind").asText().equals("PaymentNotice"))
                        .count());
    }
}
