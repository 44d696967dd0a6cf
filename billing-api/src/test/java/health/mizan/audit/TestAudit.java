package health.mizan.audit;

import health.mizan.ids.TimeOrderedIds;
import health.mizan.tx.Tx;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real audit log for tests without Spring. */
public final class TestAudit {

    private TestAudit() {}

    public static Audit on(JdbcClient sql, Tx tx, Clock clock) {
        return new Audit(new AuditStore(sql), new TimeOrderedIds(clock), clock, tx);
    }
}
