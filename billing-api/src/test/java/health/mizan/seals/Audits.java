package health.mizan.seals;

import health.mizan.testing.Keys;
import health.mizan.testing.TestClock;
import health.mizan.tx.Tx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real audit and sealer for tests without Spring. */
public final class Audits {

    private static final LedgerSettings SETTINGS = new LedgerSettings(Keys.SEAL, List.of(), Duration.ofSeconds(10));

    private Audits() {}

    public static LedgerAudit audit(DataSource database) {
        return new LedgerAudit(database, new SealKeys(SETTINGS));
    }

    /** Posts one entry of two lines and seals what waits; the entry's id. */
    public static UUID postAndSeal(JdbcClient sql, Tx tx) {
        UUID id = UUID.randomUUID();
        sql.sql("""
                with entry as (
                    insert into journal_entry (id, reason, source, lines) values (:id, 'invoice.issued', :source, 2)
                    returning id)
                insert into posting (entry_id, line_no, account, minor, currency)
                select id, 1, '2190', 1500, 'SAR' from entry union all select id, 2, '4100', -1500, 'SAR' from entry""").param("id", id).param("source", id.toString()).update();
        new Sealer(
                        new SealStore(sql),
                        new SealKeys(SETTINGS),
                        SETTINGS,
                        tx,
                        TestClock.at("2026-11-22T08:00:00Z"),
                        new SimpleMeterRegistry())
                .seal();
        return id;
    }
}
