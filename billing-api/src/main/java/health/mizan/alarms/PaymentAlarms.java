package health.mizan.alarms;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.ids.Ids;
import health.mizan.payments.AttemptId;
import health.mizan.remarks.Remark;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is wrong with money and waits for a person. One fact raises one alarm, however often it is told. */
@Component
public class PaymentAlarms {

    private static final Logger log = LoggerFactory.getLogger(PaymentAlarms.class);

    private final PaymentAlarmStore store;
    private final Audit audit;
    private final MeterRegistry meters;
    private final Ids ids;
    private final Clock clock;
    private final Tx tx;

    PaymentAlarms(PaymentAlarmStore store, Audit audit, MeterRegistry meters, Ids ids, Clock clock, Tx tx) {
        this.store = store;
        this.audit = audit;
        this.meters = meters;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /** In the open transaction of what is told. */
    public void raise(PaymentAlarm.Kind kind, String reference, @Nullable AttemptId attempt, List<Remark> details) {
        Tx.requireOpen();
        PaymentAlarm alarm = new PaymentAlarm(ids.next(), kind, reference, attempt, details, clock.instant());
        if (store.insert(alarm)) {
            tx.afterCommit(() -> {
                meters.counter("mizan.payments.alarms", "kind", kind.code()).increment();
                log.error("payment-alarm.raised alarm={} kind={} attempt={}", alarm.id(), kind.code(), attempt);
            });
        }
    }

    /** Open ones of the caller's sites, oldest first. */
    public Page<PaymentAlarm> open(Caller caller, PageRequest page) {
        return Page.of(store.open(caller, page), page.limit(), alarm -> new Cursor(alarm.raisedAt(), alarm.id()));
    }

    /** How many {@link #open} lists, as far as {@code most}. */
    public int count(Caller caller, int most) {
        return store.count(caller, most);
    }

    /** An open one; empty if it is none, or of other sites than the caller's. */
    public Optional<PaymentAlarm> find(Caller caller, UUID id) {
        return store.find(caller, id);
    }

    /**
     * Notes that a person has dealt with it.
     *
     * @return false if there is no open alarm of that id at the caller's sites
     */
    public boolean resolve(Caller caller, UUID id, String note) {
        return tx.get(() -> {
            boolean resolved = store.resolve(caller, id, note, clock.instant());
            if (resolved) {
                audit.record(caller, Act.done("payment-alarm.resolved", "payment-alarm", id));
            }
            return resolved;
        });
    }
}
