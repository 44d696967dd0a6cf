package health.mizan.sight;

import health.mizan.access.Caller;
import health.mizan.masterdata.Codes;
import health.mizan.parties.PatientId;
import health.mizan.sight.Sight.BreakGlass;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BrokenGlassStore {

    private final JdbcClient sql;

    BrokenGlassStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Caller.Staff staff, BrokenGlass glass, Instant now) {
        sql.sql("""
                insert into broken_glass (id, subject, patient_id, reason, sites, begun_at, ends_at)
                values (:id, :subject, :patient, :reason, :sites, :now, :ends)
                """)
                .param("id", glass.id())
                .param("subject", staff.subject())
                .param("patient", glass.patient().value())
                .param("reason", Codes.code(glass.reason()))
                .param("sites", staff.facilities().stream().sorted().toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ends", glass.endsAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The one that lasts longest of those that stand now. */
    Optional<BrokenGlass> standing(Caller.Staff staff, PatientId patient, Instant now) {
        return sql.sql("""
                select id, reason, ends_at from broken_glass
                 where subject = :subject and patient_id = :patient and ends_at > :now and closed_at is null
                   and sites && :sites::text[]
                 order by ends_at desc, id desc limit 1
                """)
                .param("subject", staff.subject())
                .param("patient", patient.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("sites", staff.facilities().toArray(String[]::new))
                .query((row, number) -> new BrokenGlass(
                        row.getObject("id", UUID.class),
                        patient,
                        Codes.stored(BreakGlass.class, row.getString("reason")),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Of the last one, whether it still stands or not. */
    Optional<BreakGlass> lastReason(String subject, PatientId patient) {
        return sql.sql("""
                select reason from broken_glass where subject = :subject and patient_id = :patient
                 order by ends_at desc, id desc limit 1
                """)
                .param("subject", subject)
                .param("patient", patient.value())
                .query(String.class)
                .optional()
                .map(reason -> Codes.stored(BreakGlass.class, reason));
    }

    /** How many of them stood until now. */
    int close(String subject, PatientId patient, Instant now) {
        return sql.sql("""
                update broken_glass set closed_at = :now
                 where subject = :subject and patient_id = :patient and ends_at > :now and closed_at is null
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("subject", subject)
                .param("patient", patient.value())
                .update();
    }
}
