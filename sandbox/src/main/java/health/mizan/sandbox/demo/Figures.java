package health.mizan.sandbox.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What was expected beside what was found. */
public final class Figures {

    private final Consumer<String> out;
    private final List<String> wrong = new ArrayList<>();
    private int step;

    /** @param out takes the lines that people read */
    public Figures(Consumer<String> out) {
        this.out = out;
    }

    /** @param link where to look for oneself */
    void step(String what, String link) {
        step++;
        out.accept("");
        out.accept("%2d. %s".formatted(step, what));
        out.accept("    " + link);
    }

    void check(String what, String expected, String found) {
        boolean right = expected.equals(found);
        out.accept("    %-44s %14s  %s".formatted(what, found, right ? "as expected" : "EXPECTED " + expected));
        if (!right) {
            wrong.add(what + ": expected " + expected + ", found " + found);
        }
    }

    /** Empty when all is as it should be. */
    public List<String> wrong() {
        return List.copyOf(wrong);
    }
}
