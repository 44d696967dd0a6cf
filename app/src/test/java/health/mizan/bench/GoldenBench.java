package health.mizan.bench;

import health.mizan.sandbox.demo.Figures;
import health.mizan.sandbox.demo.GoldenCase;
import health.mizan.sandbox.demo.Staff;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** The golden case as {@code ./mizan demo} plays it, one after the other, with every figure checked. */
final class GoldenBench {

    private static final int TIMES = 8;

    private GoldenBench() {}

    static void measure(BenchRun run, Load load) throws IOException, InterruptedException, ExecutionException {
        Staff staff = Staff.login(run.places().mizan());
        load.measure("the golden case, the first time", 1, Duration.ofMinutes(1), times(1, run, staff));
        load.drive(1, Duration.ofMinutes(1), times(2, run, staff));
        load.explain("the golden case", 1, Duration.ofMinutes(1), times(TIMES, run, staff));
    }

    private static Load.Act times(int times, BenchRun run, Staff staff) {
        AtomicInteger played = new AtomicInteger();
        return client -> {
            if (played.getAndIncrement() == times) {
                return false;
            }
            Figures figures = new Figures(line -> {});
            new GoldenCase(run.places(), staff, figures, Clock.systemUTC()).play();
            if (!figures.wrong().isEmpty()) {
                throw new IllegalStateException(String.join("; ", figures.wrong()));
            }
            return true;
        };
    }
}
