package health.mizan.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What was measured, as a table, and below it what cost most. */
final class Report {

    private static final String HEAD = "%-38s %4s %6s %8s %8s %8s %7s %7s %7s %7s %7s %6s %5s%n";
    private static final String ROW = "%-38s %4d %6d %8.1f %8.1f %8.1f %7.1f %7.1f %7.1f %7.1f %7.1f %6.1f %5.1f%n";

    private final PrintStream out;
    private final int most;
    private boolean begun;

    Report(PrintStream out, int most) {
        this.out = out;
        this.most = most;
    }

    int most() {
        return most;
    }

    void row(String what, int clients, Load.Taken taken) {
        if (!begun) {
            out.printf(
                    Locale.ROOT,
                    HEAD,
                    "each:",
                    "at a",
                    "done",
                    "per s",
                    "p50 ms",
                    "p99 ms",
                    "statem.",
                    "transa.",
                    "commits",
                    "WAL kB",
                    "app ms",
                    "db ms",
                    "load");
            begun = true;
        }
        Load.Spent each = taken.spent();
        double acts = taken.acts();
        out.printf(
                Locale.ROOT,
                ROW,
                what,
                clients,
                taken.acts(),
                taken.perSecond(),
                taken.millisAt(0.50),
                taken.millisAt(0.99),
                each.counts().statements() / acts,
                each.counts().begins() / acts,
                each.counts().writes() / acts,
                each.counts().walBytes() / acts / 1000,
                each.applicationMicros() / acts / 1000,
                each.databaseMicros() / acts / 1000,
                taken.loadAverage());
    }

    void say(String line) {
        out.println(line);
    }

    /** The first of them, each with its share. */
    void shares(String title, List<Profile.Share> shares) {
        out.println("  " + title);
        shares.stream()
                .limit(most)
                .forEach(share -> out.printf(Locale.ROOT, "    %5.1f %%  %s%n", share.percent(), share.name()));
    }

    void statements(String title, List<BenchDatabase.Costly> costly, double acts) {
        out.println("  " + title);
        costly.forEach(one -> out.printf(
                Locale.ROOT, "    %6.2f ms, %5.1f times  %s%n", one.millis() / acts, one.calls() / acts, one.query()));
    }
}
