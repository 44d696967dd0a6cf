package health.mizan.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The faults a server was told to make, and how often each has struck. The same seed draws the same ones. */
final class Faults {

    private final List<Armed> armed = new ArrayList<>();
    private final Random random;

    Faults(long seed) {
        this.random = new Random(seed);
    }

    synchronized void arm(Fault fault) {
        armed.add(new Armed(fault));
    }

    synchronized void clear() {
        armed.clear();
    }

    /** The first fault that fits and has strikes left; using it up by one. */
    synchronized Optional<Fault> strike(String method, String path) {
        for (Armed candidate : armed) {
            if (candidate.struck < candidate.fault.times()
                    && candidate.fault.fits(method, path)
                    && random.nextDouble() < candidate.fault.probability()) {
                candidate.struck++;
                return Optional.of(candidate.fault);
            }
        }
        return Optional.empty();
    }

    synchronized List<Map<String, Object>> list() {
        return armed.stream().map(Armed::describe).toList();
    }

    private static final class Armed {

        private final Fault fault;
        private int struck;

        Armed(Fault fault) {
            this.fault = fault;
        }

        Map<String, Object> describe() {
            Map<String, Object> description = new LinkedHashMap<>();
            description.put("kind", fault.kind().code());
            description.put("method", fault.method());
            description.put("path", fault.path());
            description.put("times", fault.times());
            description.put("probability", fault.probability());
            description.put("struck", struck);
            return description;
        }
    }
}
