package health.mizan.sandbox.demo;

import java.io.UncheckedIOException;
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
        System.out.println("""
                One visit from the arrival to the paid invoice, at %s. Amounts in SAR.
                A new patient with Silver cover, who pays 20 %% up to 75.00, comes for a GP visit (150.00), a full blood
                count (60.00) and an HbA1c (90.00). The contract takes 15 %% off.""".formatted(places.mizan()));
        Figures figures = new Figures(System.out::println);
        Instant begin = clock.instant();
        Visit visit;
        try {
            visit = new GoldenCase(places, Staff.login(places.mizan()), figures, clock).play();
        } catch (IllegalStateException stuck) {
            System.err.println("\nThe case could not be played to its end: " + stuck.getMessage());
            return 2;
        } catch (UncheckedIOException gone) {
            System.err.println("\nThe case could not be played to its end, for nobody answers: " + gone.getMessage());
            return 2;
        }
        if (!figures.wrong().isEmpty()) {
            System.out.println("\nThese figures are off:");
            figures.wrong().forEach(line -> System.out.println("  " + line));
            return 1;
        }
        double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
        System.out.printf("%nAll %d figures are as expected, to the halala, in %.1f s.%n", figures.checked(), seconds);
        System.out.println(lookAround(places, visit));
        return 0;
    }

    private static String lookAround(Places places, Visit visit) {
        return """

                Look for yourself
                  %1$s/    the EMR: the visit, and what it was told of the money
                  %2$s/    the card gateway: what is held, taken and released
                  %3$s/    the insurer: what it was asked, and what it owes
                  %4$s/    Mizan's portal
                The paths above are Mizan's REST API, all of it at %4$s/openapi.json. With the EMR's own token:
                  token=$(curl -s -u demo-emr:demo-emr -d grant_type=client_credentials %4$s/oauth2/token | cut -d'"' -f4)
                  curl -s -H "Authorization: Bearer $token" %4$s/api/cases/%5$s
                  curl -s -H "Authorization: Bearer $token" %4$s/fhir/Invoice?account=%5$s""".formatted(places.emr(), places.gateway(), places.payer(), places.mizan(), visit.financialCase());
    }
}
