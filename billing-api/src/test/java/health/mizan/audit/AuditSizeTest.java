package health.mizan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.testing.DatabaseTest;
import health.mizan.web.PageRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A log that is never thrown away answers as fast after years as on its first day. */
class AuditSizeTest extends DatabaseTest {

    private static final Caller.Staff ADMIN = new Caller.Staff("admin-1", Set.of(Role.ADMIN), Set.of("RUH"));
    private static final int MANY = 200_000;
    private static final int SOME = 40;

    /** The driver prepares at the fifth, and the database gives up looking at the values after five more. */
    private static final int TIMES = 12;

    @Test
    void what_was_done_about_a_patient_is_found_without_reading_the_rest() throws SQLException {
        UUID patient = UUID.randomUUID();
        fill(patient);
        try (Connection connection = dataSource.getConnection()) {
            JdbcClient kept = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            AuditStore store = new AuditStore(kept);
            AuditQuery query = new AuditQuery(patient, null, null, null, null);
            long before = rowsRead(kept);

            for (int time = 0; time < TIMES; time++) {
                assertThat(store.list(ADMIN, query, PageRequest.of(null, 200))).hasSize(SOME);
            }

            assertThat(rowsRead(kept) - before).isLessThanOrEqualTo(TIMES * SOME * 2L);
        }
    }

    private void fill(UUID patient) {
        owner.sql("""
                        insert into billing.audit_event (id, at, actor, actor_kind, action, subject_kind, subject_id,
                                                         patient_id, facility, outcome)
                        select gen_random_uuid(), now() - n * interval '1 minute', 'desk-' || n % 50, 'staff',
                               'patient.read', 'patient', n::text,
                               case when n % 5000 = 0 then :patient
                                    else md5((n % 20000)::text)::uuid end, 'RUH', 'done'
                          from generate_series(1, :many) n""").param("patient", patient).param("many", MANY).update();
        owner.sql("analyze billing.audit_event").update();
    }

    private static long rowsRead(JdbcClient connection) {
        connection.sql("select pg_stat_force_next_flush()").query().listOfRows();
        return connection
                .sql("select seq_tup_read + idx_tup_fetch from pg_stat_user_tables where relname = 'audit_event'")
                .query(Long.class)
                .single();
    }
}
