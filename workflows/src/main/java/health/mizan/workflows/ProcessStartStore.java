package health.mizan.workflows;

import health.mizan.workflows.Processes.Start;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which processes were started for what. Its primary key is what keeps a thing from having two. */
@Repository
class ProcessStartStore {

    private final JdbcClient sql;

    ProcessStartStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** @return false if it was started before; waits for whoever is starting it now */
    boolean insert(Start start, Instant at) {
        return sql.sql("""
                        insert into process_start (process, business_key, case_id, started_at)
                        values (:process, :key, :case, :at)
                        on conflict (process, business_key) do nothing
                        """)
                        .param("process", start.process())
                        .param("key", start.key())
                        .param("case", start.financialCase())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    void lock(Start start) {
        sql.sql("select from process_start where process = :process and business_key = :key for update")
                .param("process", start.process())
                .param("key", start.key())
                .query(row -> {});
    }

    /** Puts in line whoever has something to tell about one thing. */
    void lock(UUID key) {
        sql.sql("select from process_start where business_key = :key order by process for update")
                .param("key", key)
                .query(row -> {});
    }

    void started(Start start, String instance, Instant at) {
        sql.sql("""
                        update process_start set instance_id = :instance, started_at = :at
                         where process = :process and business_key = :key
                        """)
                .param("instance", instance)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("process", start.process())
                .param("key", start.key())
                .update();
    }

    List<UUID> keys(String process, UUID financialCase) {
        return sql.sql("select business_key from process_start where process = :process and case_id = :case"
                        + " order by business_key")
                .param("process", process)
                .param("case", financialCase)
                .query(UUID.class)
                .list();
    }

    /** The latest of each kind and thing. */
    List<String> instancesOfCase(UUID financialCase) {
        return sql.sql("""
                        select instance_id from process_start
                         where case_id = :case and instance_id is not null order by started_at, business_key
                        """).param("case", financialCase).query(String.class).list();
    }

    Optional<UUID> caseOf(String instance) {
        return sql.sql("select case_id from process_start where instance_id = :instance and case_id is not null")
                .param("instance", instance)
                .query(UUID.class)
                .optional();
    }
}
