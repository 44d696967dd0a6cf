package health.mizan.logins;

import health.mizan.logins.PatientLogins.Linked;
import health.mizan.masterdata.Codes;
import health.mizan.parties.PatientId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The links between logins and patients. */
@Component
class PatientLoginStore {

    private final JdbcClient sql;

    PatientLoginStore(JdbcClient sql) {
        this.sql = sql;
    }

    Set<PatientId> patientsOf(String subject, LocalDate day) {
        return sql.sql("""
                        select patient_id from patient_login
                         where subject = :subject and valid_from <= :day and (valid_to is null or valid_to >= :day)
                        """).param("subject", subject).param("day", day).query(UUID.class).list().stream()
                .map(PatientId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    Linked put(LoginLink link, Instant now) {
        Optional<Boolean> created = sql.sql("""
                insert into patient_login as present
                       (subject, patient_id, relation, scope, valid_from, valid_to, linked_at)
                values (:subject, :patient, :relation, :scope, :from, :to, :now)
                on conflict (subject, patient_id) do update
                   set relation = excluded.relation, scope = excluded.scope, valid_from = excluded.valid_from,
                       valid_to = excluded.valid_to, linked_at = excluded.linked_at
                 where (present.relation, present.scope, present.valid_from, present.valid_to)
                       is distinct from (excluded.relation, excluded.scope, excluded.valid_from, excluded.valid_to)
                returning xmax = 0
                """)
                .param("subject", link.subject())
                .param("patient", link.patient().value())
                .param("relation", Codes.code(link.relation()))
                .param("scope", Codes.code(link.scope()))
                .param("from", link.from())
                .param("to", link.to())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional();
        return created.<Linked>map(fresh -> fresh ? new Linked.Created() : new Linked.Changed())
                .orElseGet(Linked.Unchanged::new);
    }
}
