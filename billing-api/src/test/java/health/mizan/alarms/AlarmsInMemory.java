package health.mizan.alarms;

import health.mizan.payments.AttemptId;
import health.mizan.remarks.Remark;
import health.mizan.simulation.Memory;
import health.mizan.simulation.Table;
import java.util.List;

/** Keeps alarms in memory: one per fact. */
public final class AlarmsInMemory extends PaymentAlarms {

    /** @param attempt null if it is about none */
    public record Raised(PaymentAlarm.Kind kind, AttemptId attempt, List<Remark> details) {}

    public final Table<String, Raised> alarms;

    public AlarmsInMemory(Memory memory) {
        super(null, null, null, null, null, null);
        this.alarms = new Table<>(memory);
    }

    @Override
    public void raise(PaymentAlarm.Kind kind, String reference, AttemptId attempt, List<Remark> details) {
        alarms.add(kind + "|" + reference, new Raised(kind, attempt, details));
    }
}
