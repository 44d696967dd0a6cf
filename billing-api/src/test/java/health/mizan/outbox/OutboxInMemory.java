package health.mizan.outbox;

import health.mizan.simulation.Memory;
import health.mizan.simulation.Table;
import java.util.UUID;

/** Keeps events in the order in which they were published. */
public final class OutboxInMemory extends Outbox {

    public final Table<Long, OutboxEvent> events;
    private long next;

    public OutboxInMemory(Memory memory) {
        super(null, null, null, null, null, null);
        this.events = new Table<>(memory);
    }

    @Override
    public UUID publish(OutboxEvent event) {
        long number = next++;
        events.put(number, event);
        return new UUID(0, number);
    }
}
