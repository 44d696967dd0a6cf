package health.mizan.sandbox.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What was expected beside what was found. */
public final class Figures {

    private final Consumer<String> out;
    private final List<String> wrong = new ArrayList<>();
    private int steps;
    private int checked;

    /** @param out takes the lines that people read */
    public Figures(Consumer<String> out) {
        this.out = out;
    }

    /** @param where to look for oneself: a page, or a path of the API */
    void step(Duration sinceTheBeginning, String what, String where) {
        steps++;
        out.accept("");
        out.accept("%2d. %s".formatted(steps, what));
        out.accept("    %-76s %5.1f s".formatted(where, sinceTheBeginning.toMillis() / 1000.0));
    }

    void check(String what, String expected, String found) {
        checked++;
        boolean right = expected.equals(found);
        out.accept("      %-42s %12s  %s".formatted(what, found, right ? "ok" : "EXPECTED " + expected));
        if (!right) {
            wrong.add(what + ": expected " + expected + ", found " + found);
        }
    }

    /** How many were looked at. */
    public int checked() {
        return checked;
    }

    /** Empty when all is as it should be. */
    public List<String> wrong() {
        return List.copyOf(wrong);
    }
}
