package health.mizan.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HistoryStore {

    private final JdbcClient sql;

    HistoryStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(String kind, UUID subject, Stamp stamp, String looked) {
        sql.sql("""
                        insert into master_change (kind, subject_id, version, changed_by, changed_at, looked)
                        values (:kind, :subject, :version, :by, :at, :looked::jsonb)
                        """)
                .param("kind", kind)
                .param("subject", subject)
                .param("version", stamp.version())
                .param("by", stamp.changedBy())
                .param("at", stamp.changedAt().atOffset(ZoneOffset.UTC))
                .param("looked", looked)
                .update();
    }

    Optional<String> asOf(String kind, UUID subject, Instant moment) {
        return sql.sql("""
                        select looked from master_change
                         where kind = :kind and subject_id = :subject and changed_at <= :moment
                         order by version desc limit 1
                        """)
                .param("kind", kind)
                .param("subject", subject)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    List<Stamp> stamps(String kind, UUID subject) {
        return sql.sql("""
                        select version, changed_by, changed_at from master_change
                         where kind = :kind and subject_id = :subject order by version desc
                        """)
                .param("kind", kind)
                .param("subject", subject)
                .query((row, i) -> new Stamp(
                        row.getLong("version"),
                        row.getString("changed_by"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
