package health.mizan.sandbox.demo;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** {@code ./mizan demo}: plays the golden case and exits with 1 if a figure is off, with 2 if it could not be played. */
public final class Demo {

    private Demo() {}

    /** @param args the address of a running default Mizan, such as {@code http://localhost:8080} */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: demo <address of Mizan>");
            System.exit(2);
        }
        System.exit(play(Places.ofTheDefaultRun(URI.create(args[0])), Clock.systemUTC()));
    }

    private static int play(Places places, Clock clock) {
        Figures figures = new Figures(System.out::println);
        Instant begin = clock.instant();
        try {
            new GoldenCase(places, Staff.login(places.mizan()), figures, clock).play();
        } catch (IllegalStateException stuck) {
            System.err.println("\nThe case could not be played to its end: " + stuck.getMessage());
            return 2;
        }
        long took = Duration.between(begin, clock.instant()).toMillis();
        if (!figures.wrong().isEmpty()) {
            System.out.println("\nThese figures are off:");
            figures.wrong().forEach(line -> System.out.println("  " + line));
            return 1;
        }
        System.out.println("\nEvery figure is as it should be, to the halala. It took " + took + " ms.");
        return 0;
    }
}
