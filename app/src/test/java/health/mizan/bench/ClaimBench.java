package health.mizan.bench;

import health.mizan.sandbox.demo.Outside;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * Visits of insured patients, of which the EMR tells that the service was given: the claim is drafted, held against the rules, sent
 * to the payer, decided, posted, the patient's invoice issued, and the EMR told.
 */
final class ClaimBench {

    /** 85 % of a GP visit and a full blood count at list price; a fifth of it is the patient's. */
    private static final long OWED_BY_PAYER_MINOR = 142_80;

    private static final int ENOUGH = 600;

    private final BenchRun run;
    private final PlannedVisits visits;

    private ClaimBench(BenchRun run) {
        this.run = run;
        this.visits = new PlannedVisits(run);
    }

    static void measure(BenchRun run, Load load) throws IOException, InterruptedException, ExecutionException {
        ClaimBench bench = new ClaimBench(run);
        bench.visits.arrive(ENOUGH, run, load, emr -> emr.arrive(true, "DS-100", "DS-201"));
        load.idle();
        try (Watch billed = new Watch(run.database(), PlannedVisits.BILLED)) {
            int before = load.drive(Bench.CLIENTS, Duration.ofSeconds(12), client -> bench.finish(billed));
            Load.Taken alone = load.measure("claim", 1, Duration.ofSeconds(8), client -> bench.finish(billed));
            Load.Taken many =
                    load.explain("claim", Bench.CLIENTS, Duration.ofSeconds(15), client -> bench.finish(billed));
            bench.check(before + alone.acts() + many.acts());
        }
    }

    private boolean finish(Watch billed) {
        Optional<UUID> encounter = visits.finishNext();
        encounter.ifPresent(billed::await);
        return encounter.isPresent();
    }

    private void check(long claimed) {
        BenchDatabase database = run.database();
        Bench.check(
                "claims posted", claimed, database.count("select count(*) from billing.claim where state = 'posted'"));
        Bench.check(
                "halalas owed by the payer, by the ledger",
                claimed * OWED_BY_PAYER_MINOR,
                database.count("select sum(minor) from billing.posting where account = '1110'"));
        Bench.check(
                "halalas owed, by the payer's own book",
                claimed * OWED_BY_PAYER_MINOR,
                Outside.book(run.places().payer())
                        .mapToLong(row -> row.path("owedMinor").asLong())
                        .sum());
        Bench.check(
                "bills of which the EMR was told",
                claimed,
                database.count("select count(*) from billing.emr_notice where state = 'success'"));
    }
}
