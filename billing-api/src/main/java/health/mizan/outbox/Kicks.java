package health.mizan.outbox;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Wakes this copy's relay for fresh deliveries. Where none runs, another copy's poll finds them. */
@Component
public class Kicks {

    private final Map<String, Runnable> lanes = new ConcurrentHashMap<>();

    public void register(String handler, Runnable wake) {
        lanes.put(handler, wake);
    }

    public void kick(Collection<String> handlers) {
        for (String handler : handlers) {
            lanes.getOrDefault(handler, () -> {}).run();
        }
    }
}
