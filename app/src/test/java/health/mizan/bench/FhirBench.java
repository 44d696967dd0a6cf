package health.mizan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.people.Person;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/** An EMR with eight connections: transactions, reads, searches and creates, among resources kept before. */
final class FhirBench {

    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration TURN = Duration.ofSeconds(8);

    private final BenchRun run;
    private final Load load;
    private final FhirVisits emr;
    private final List<FhirVisits.Told> known = new CopyOnWriteArrayList<>();

    private FhirBench(BenchRun run, Load load) {
        this.run = run;
        this.load = load;
        this.emr = new FhirVisits(Person.emr(run.places().mizan()));
    }

    static void measure(BenchRun run, Load load) throws IOException, InterruptedException, ExecutionException {
        FhirBench bench = new FhirBench(run, load);
        bench.turn("a visit in a transaction of 4", client -> bench.arrive());
        load.idle();
        bench.turn("read Patient", client -> bench.read());
        bench.turn("search Encounter by patient", client -> bench.search());
        bench.created("ServiceRequest", client -> bench.order());
        bench.created("Patient", client -> bench.patient());
    }

    private int turn(String what, Load.Act act) throws IOException, InterruptedException, ExecutionException {
        int before = load.drive(Bench.CLIENTS, WARM_UP, act);
        return before + load.explain(what, Bench.CLIENTS, TURN, act).acts();
    }

    private void created(String type, Load.Act act) throws IOException, InterruptedException, ExecutionException {
        String kept = "select count(*) from billing.fhir_resource where type = '" + type + "'";
        long before = run.database().count(kept);
        int acts = turn("create " + type, act);
        Bench.check("resources of type " + type, before + acts, run.database().count(kept));
    }

    private FhirVisits.Told any() {
        return known.get(ThreadLocalRandom.current().nextInt(known.size()));
    }

    private boolean arrive() {
        known.add(emr.arrive(false, "DS-100"));
        return true;
    }

    private boolean read() {
        FhirVisits.Told visit = any();
        JsonNode patient = emr.get("/" + visit.patient());
        Bench.check(
                visit.patient() + " read",
                1,
                patient.path("id").asText("?").equals(visit.patient().substring(8)) ? 1 : 0);
        return true;
    }

    private boolean search() {
        JsonNode found = emr.get("/Encounter?patient=" + any().patient());
        Bench.check("visits found", 1, found.path("entry").size());
        return true;
    }

    private boolean order() {
        emr.newOrder(any());
        return true;
    }

    private boolean patient() {
        emr.newPatient();
        return true;
    }
}
