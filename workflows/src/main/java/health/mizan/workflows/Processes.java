package health.mizan.workflows;

import health.mizan.tx.Tx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * How events meet processes. A thing has one process of a kind, however often and from wherever it is started; a message
 * that nobody waits for has no effect, because whoever begins to wait looks first.
 */
@Service
public class Processes {

    private static final Logger log = LoggerFactory.getLogger(Processes.class);

    private final RuntimeService engine;
    private final ProcessStartStore starts;
    private final Clock clock;

    Processes(RuntimeService engine, ProcessStartStore starts, Clock clock) {
        this.engine = engine;
        this.starts = starts;
        this.clock = clock;
    }

    /**
     * What a process is started for.
     *
     * @param process       the diagram's key
     * @param key           the id of the thing: the business key
     * @param financialCase the case it belongs to; null for what was asked without a visit
     * @param facility      the code of the site whose staff get its tasks
     */
    public record Start(String process, UUID key, @Nullable UUID financialCase, String facility) {}

    /** Starts it unless it was ever started. To be called in the transaction that takes note of the event. */
    public void startOnce(Start start) {
        Tx.requireOpen();
        if (starts.insert(start, clock.instant())) {
            run(start);
        }
    }

    /** Starts it unless it runs: a hold can be placed anew, an invoice opened again. */
    public void startUnlessRunning(Start start) {
        if (claimed(start)) {
            run(start);
        }
    }

    /** Starts it at the start event that takes {@code message}, unless it runs: then its waits are told. */
    public void startAt(String message, Start start) {
        if (claimed(start)) {
            String id = engine.startProcessInstanceByMessage(
                            message, start.key().toString(), variables(start))
                    .getId();
            started(start, id);
        }
    }

    /**
     * Wakes whatever waits for {@code message} in the process of this thing; nothing if nothing does. One at a time: the
     * second of two events finds the process where the first has led it, and not halfway there.
     */
    public void tell(String message, UUID key) {
        Tx.requireOpen();
        starts.lock(key);
        engine.createMessageCorrelation(message)
                .processInstanceBusinessKey(key.toString())
                .correlateAll();
    }

    /** The same for all processes of one kind of a case. */
    public void tellOfCase(String message, String process, UUID financialCase) {
        starts.keys(process, financialCase).forEach(key -> tell(message, key));
    }

    public boolean isRunning(String process, UUID key) {
        return engine.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(key.toString())
                        .count()
                > 0;
    }

    /** The engine's ids of what was started for a case, oldest first. */
    public List<String> instancesOfCase(UUID financialCase) {
        return starts.instancesOfCase(financialCase);
    }

    /** The case that the engine's process of this id was started for; empty for what was asked without a visit. */
    public Optional<UUID> caseOf(String instance) {
        return starts.caseOf(instance);
    }

    /** Whoever comes second waits here for the first, and then sees its process run. */
    private boolean claimed(Start start) {
        Tx.requireOpen();
        if (starts.insert(start, clock.instant())) {
            return true;
        }
        starts.lock(start);
        return !isRunning(start.process(), start.key());
    }

    private void run(Start start) {
        String id = engine.startProcessInstanceByKey(
                        start.process(), start.key().toString(), variables(start))
                .getId();
        started(start, id);
    }

    private void started(Start start, String instance) {
        starts.started(start, instance, clock.instant());
        log.info("process.started process={} key={} case={}", start.process(), start.key(), start.financialCase());
    }

    private static Map<String, Object> variables(Start start) {
        return start.financialCase() == null
                ? Map.of(Variables.FACILITY, start.facility())
                : Map.of(Variables.CASE, start.financialCase().toString(), Variables.FACILITY, start.facility());
    }
}
