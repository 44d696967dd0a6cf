package health.mizan.audit;

import health.mizan.access.Caller;
import health.mizan.web.Cursor;
import health.mizan.web.PageRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuditStore {

    private final JdbcClient sql;

    AuditStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(UUID id, Instant at, Caller caller, Act act) {
        sql.sql("""
                        insert into audit_event (id, at, actor, actor_kind, action, subject_kind, subject_id,
                                                 patient_id, facility, outcome, trace_id, reason)
                        values (:id, :at, :actor, :actorKind, :action, :subjectKind, :subjectId,
                                :patient, :facility, :outcome, :trace, :reason)
                        """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", caller.subject())
                .param("actorKind", kindOf(caller))
                .param("action", act.action())
                .param("subjectKind", act.subjectKind())
                .param("subjectId", act.subjectId())
                .param("patient", act.patient().map(patient -> patient.value()).orElse(null))
                .param("facility", act.facility().orElse(null))
                .param("outcome", act.outcome().name().toLowerCase(Locale.ROOT))
                .param("trace", MDC.get("traceId"))
                .param("reason", act.reason().orElse(null))
                .update();
    }

    List<AuditEvent> list(Caller.Staff caller, AuditQuery query, PageRequest page) {
        return sql.sql("""
                        select id, at, actor, actor_kind, action, subject_kind, subject_id,
                               patient_id as patient, facility, outcome, trace_id, reason
                          from audit_event
                         where (facility = any(:facilities)
                                or facility is null
                                   and (patient_id is null or actor = :me
                                        or exists (select from patient_registration r join facility f on f.id = r.facility_id
                                                    where r.patient_id = audit_event.patient_id
                                                      and f.code = any(:facilities))))
                           and (:patient::uuid is null or patient_id = :patient)
                           and (:actor::text is null or actor = :actor)
                           and (:action::text is null or action = :action)
                           and (:from::timestamptz is null or at >= :from)
                           and (:until::timestamptz is null or at < :until)
                           and (:start or (at, id) < (:afterAt, :afterId))
                         order by at desc, id desc
                         limit :rows
                        """)
                .param("facilities", caller.facilities().toArray(new String[0]))
                .param("me", caller.subject())
                .param("patient", query.patient())
                .param("actor", query.actor())
                .param("action", query.action())
                .param("from", query.from() == null ? null : query.from().atOffset(ZoneOffset.UTC))
                .param("until", query.until() == null ? null : query.until().atOffset(ZoneOffset.UTC))
                .param("start", page.after().equals(Cursor.START))
                .param("afterAt", page.after().at().atOffset(ZoneOffset.UTC))
                .param("afterId", page.after().id())
                .param("rows", page.limit() + 1)
                .query(AuditEvent.class)
                .list();
    }

    private static String kindOf(Caller caller) {
        return switch (caller) {
            case Caller.Staff staff -> "staff";
            case Caller.Patient patient -> "patient";
            case Caller.Client client -> "client";
            case Caller.Self self -> "self";
        };
    }
}
