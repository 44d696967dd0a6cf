package health.mizan.beats;

import health.mizan.audit.TestAudit;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.outbox.Outbox;
import health.mizan.tx.Tx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real beats for tests of other capabilities; what a worker and a sweep would do is done by hand. */
public final class TestBeats {

    static final BeatsSettings SETTINGS =
            new BeatsSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5));

    private final JdbcClient sql;
    private final RemoteCaller caller;
    private final Beats beats;

    public TestBeats(JdbcClient sql, Tx tx, Clock clock, Outbox outbox) {
        this.sql = sql;
        this.caller = new RemoteCaller(new RemoteCallStore(sql), SETTINGS, new SimpleMeterRegistry(), tx);
        this.beats = new Beats(
                new RemoteCallStore(sql), caller, outbox, TestAudit.on(sql, tx, clock), new TimeOrderedIds(clock), tx);
    }

    public Beats beats() {
        return beats;
    }

    /** Sends what is prepared of a subject, as the worker does after the commit. */
    public void send(RemoteKind<?> kind, Object subject) {
        sql.sql("select id from remote_call where kind = :kind and subject_id = :subject and state = 'prepared'")
                .param("kind", kind.name())
                .param("subject", subject.toString())
                .query(UUID.class)
                .list()
                .forEach(id -> caller.send(kind, id));
    }

    /** Takes up what is open of a subject, as the sweep does once it is due. */
    public void sweep(RemoteKind<?> kind, Object subject) {
        sql.sql("""
                        update remote_call set due_at = now() - interval '1 hour'
                         where kind = :kind and subject_id = :subject and settled_at is null
                        """)
                .param("kind", kind.name())
                .param("subject", subject.toString())
                .update();
        while (caller.takeUpOverdue(kind)) {
            // until nothing is due
        }
    }

    /** Takes up what is due by now, as the sweep does; false if nothing is. */
    public boolean sweepDue(RemoteKind<?> kind) {
        return caller.takeUpOverdue(kind);
    }

    /** How a call with this key stands. */
    public CallState stateOf(String key) {
        return new RemoteCallStore(sql).byKey(key).orElseThrow().state();
    }
}
