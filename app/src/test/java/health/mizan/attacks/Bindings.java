package health.mizan.attacks;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is done for each case of the sample. */
final class Bindings {

    /** How a case is run against the application; the judge looks on. */
    @FunctionalInterface
    interface Act {
        void on(Attack attack) throws Exception;
    }

    /** What becomes of a case. */
    sealed interface Bound {
        /** In a sentence, for the page. */
        String how();

        /** Against the whole application, here. */
        record Live(String how, Act act) implements Bound {}

        /** Another test does exactly this, because it needs an application, a party or a database of its own. */
        record ByTest(String how, String test, String method) implements Bound {}

        /** Not run, and no pass. */
        record Unbound(String how) implements Bound {}
    }

    private final Map<String, Bound> bound = new LinkedHashMap<>();

    void live(String id, String how, Act act) {
        put(id, new Bound.Live(how, act));
    }

    /** As it stands in the sample, with our addresses and ids. */
    void live(String id, String how) {
        live(id, how, Attack::asWritten);
    }

    void byTest(String id, String how, String test, String method) {
        put(id, new Bound.ByTest(how, test, method));
    }

    void unbound(String id, String why) {
        put(id, new Bound.Unbound(why));
    }

    Map<String, Bound> all() {
        return bound;
    }

    private void put(String id, Bound how) {
        if (bound.put(id, how) != null) {
            throw new IllegalStateException(id + " is bound twice");
        }
    }
}
