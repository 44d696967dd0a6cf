package health.mizan.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * {@code ./mizan bench}: starts the application, lets clients do one thing, checks in everybody's books that it was really
 * done, and prints what it took and what cost most. Arguments: a scenario, and how many of the costs to name (3).
 */
public final class Bench {

    static final int CLIENTS = 8;

    private static final Map<String, Scenario> SCENARIOS = Map.of(
            "payments", PaymentBench::measure,
            "claims", ClaimBench::measure,
            "fhir", FhirBench::measure,
            "golden", GoldenBench::measure);

    private Bench() {}

    /** What is measured of a running application. */
    interface Scenario {

        void measure(BenchRun run, Load load) throws IOException, InterruptedException, ExecutionException;
    }

    public static void main(String... args) throws IOException, InterruptedException, ExecutionException {
        Scenario scenario = args.length == 0 ? null : SCENARIOS.get(args[0]);
        if (scenario == null) {
            System.err.println("usage: bench payments | claims | fhir | golden [how many costs to name]");
            System.exit(2);
            return;
        }
        Report report = new Report(System.out, args.length > 1 ? Integer.parseInt(args[1]) : 3);
        try (BenchRun run = BenchRun.start()) {
            scenario.measure(run, new Load(run, report));
        }
        System.exit(0);
    }

    /** Measuring something that did not happen is worse than not measuring. */
    static void check(String what, long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException(what + ": expected " + expected + ", found " + found);
        }
    }
}
