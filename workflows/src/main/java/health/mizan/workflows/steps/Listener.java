package health.mizan.workflows.steps;

import health.mizan.outbox.LocalHandler;
import health.mizan.outbox.OutboxEvent;
import java.util.function.Consumer;

/** What a process does about an event, in the transaction that marks the event's delivery done. */
record Listener<E extends OutboxEvent>(String name, Class<E> event, Consumer<E> effect) implements LocalHandler<E> {

    @Override
    public void handle(E happened) {
        effect.accept(happened);
    }
}
