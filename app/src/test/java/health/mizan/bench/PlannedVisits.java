package health.mizan.bench;

import health.mizan.sandbox.people.Person;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Visits that the EMR has told of and has yet to say that the service was given. */
final class PlannedVisits {

    /** Those of {@code :ids}, which are encounters, for which there is a bill. */
    static final String BILLED = """
            select c.encounter_id from billing.invoice i join billing.financial_case c on c.id = i.case_id
             where c.encounter_id in (:ids) and i.state <> 'cancelled'""";

    private final FhirVisits emr;
    private final Queue<FhirVisits.Told> planned = new ConcurrentLinkedQueue<>();

    PlannedVisits(BenchRun run) {
        this.emr = new FhirVisits(Person.emr(run.places().mizan()));
    }

    /** Adds a row to the table: telling is measured too. */
    void arrive(int enough, BenchRun run, Load load, Function<FhirVisits, FhirVisits.Told> arrival)
            throws IOException, InterruptedException, ExecutionException {
        AtomicInteger told = new AtomicInteger();
        Load.Taken taken = load.measure("a visit told by FHIR", Bench.CLIENTS, Duration.ofSeconds(40), client -> {
            if (told.getAndIncrement() >= enough) {
                return false;
            }
            planned.add(arrival.apply(emr));
            return true;
        });
        Bench.check(
                "visits that became cases",
                taken.acts(),
                run.database().count("select count(*) from billing.financial_case where state = 'planned'"));
    }

    /** The encounter; empty if none is left. */
    Optional<UUID> finishNext() {
        return Optional.ofNullable(planned.poll()).map(emr::finish).map(UUID::fromString);
    }
}
