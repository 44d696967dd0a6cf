package health.mizan.attacks;

import java.util.LinkedHashMap;
import java.util.List;
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

        /** Other tests do exactly this, because it needs an application, a party or a database of its own. */
        record ByTest(String how, List<Proof> proofs) implements Bound {

            public ByTest {
                proofs = List.copyOf(proofs);
            }
        }

        /** Not run, and no pass. */
        record Unbound(String how) implements Bound {}
    }

    /** A method of a test. */
    record Proof(String test, String method) {}

    private final Map<String, Bound> bound = new LinkedHashMap<>();

    void live(String id, String how, Act act) {
        put(id, new Bound.Live(how, act));
    }

    /** As it stands in the sample, with our addresses and ids. */
    void live(String id, String how) {
        live(id, how, Attack::asWritten);
    }

    void byTest(String id, String how, String test, String method) {
        byTests(id, how, new Proof(test, method));
    }

    /** Where a case is several things at once. */
    void byTests(String id, String how, Proof... proofs) {
        put(id, new Bound.ByTest(how, List.of(proofs)));
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
