package health.mizan.collecting;

import health.mizan.attempts.Asked;
import health.mizan.attempts.Attempts;
import health.mizan.attempts.Attempts.Locked;
import health.mizan.attempts.Attempts.Wish;
import health.mizan.attempts.Operation;
import health.mizan.beats.Beats;
import health.mizan.beats.Intent;
import health.mizan.outbox.Subject;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Joins an operation to the remote call that carries it out: both are noted in one transaction, or neither. */
@Component
public class Operations {

    private final Attempts attempts;
    private final Beats beats;
    private final ObjectProvider<GatewayCall> calls;

    Operations(Attempts attempts, Beats beats, ObjectProvider<GatewayCall> calls) {
        this.attempts = attempts;
        this.beats = beats;
        this.calls = calls;
    }

    /** Under the locks; a worker sends it right after the commit. */
    public Asked prepare(Locked locked, Wish wish) {
        return intend(locked, wish, operation -> beats.prepare(call(operation.type()), intent(operation)));
    }

    /** Under the locks, for a caller who will {@link #send} after the commit. */
    public Asked note(Locked locked, Wish wish) {
        return intend(locked, wish, operation -> beats.note(call(operation.type()), intent(operation)));
    }

    /**
     * Only a fresh operation gets a call: noting a known one again would wait for whoever is settling its call, and
     * that one waits for our locks.
     */
    private Asked intend(Locked locked, Wish wish, Consumer<Operation> noting) {
        List<Operation> before = attempts.operations(locked.attempt().id());
        Asked asked = attempts.intend(locked, wish);
        if (asked instanceof Asked.Begun(var operation)
                && before.stream().noneMatch(known -> known.id().equals(operation.id()))) {
            noting.accept(operation);
        }
        return asked;
    }

    /** Sends what was noted, unless somebody has, and gives the operation as it then stands. */
    public Operation send(Operation operation) {
        if (!operation.state().isFinal()) {
            beats.send(call(operation.type()), operation.key());
        }
        return attempts.operation(operation.id());
    }

    /** As {@link #send}; the gateway is asked at once about one of unknown outcome. */
    public Operation pursue(Operation operation) {
        if (!operation.state().isFinal()) {
            beats.pursue(call(operation.type()), operation.key());
        }
        return attempts.operation(operation.id());
    }

    private GatewayCall call(Operation.Type type) {
        return calls.stream()
                .filter(call -> call.type() == type)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody sends " + type));
    }

    private static Intent intent(Operation operation) {
        return new Intent(operation.key(), "card-gateway", Subject.of(GatewayCall.SUBJECT, operation.id()));
    }
}
