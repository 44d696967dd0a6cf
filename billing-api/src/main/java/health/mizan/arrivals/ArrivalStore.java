package health.mizan.arrivals;

import health.mizan.cases.CaseId;
import health.mizan.explanations.Sentence;
import health.mizan.parties.PatientId;
import health.mizan.sight.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Today's visits and covers. Today is the site's own day. */
@Repository
class ArrivalStore {

    private final JdbcClient sql;
    private final Clock clock;

    ArrivalStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What is known of somebody for today. */
    record Today(@Nullable Sentence insurer, @Nullable CaseId visit) {
        static final Today NOTHING = new Today(null, null);
    }

    /** Codes of the sites the caller works at. */
    List<String> sites(Sight sight) {
        return sight.facilities().stream().sorted().toList();
    }

    /** With a visit today, the latest first. */
    List<PatientId> today(Sight sight, int most) {
        return sql
                .sql("""
                        select p.id
                          from financial_case c join facility f on f.id = c.facility_id join patient p on p.id = c.patient_id
                         where c.service_date = (:now::timestamptz at time zone f.time_zone)::date
                           and c.state <> 'cancelled' and f.code = any(:sees_facilities::text[])
                           and
                        """ + Sight.SQL + " group by p.id order by max(c.created_at) desc, p.id limit :most")
                .params(sight.params())
                .param("now", now())
                .param("most", most)
                .query(UUID.class)
                .list()
                .stream()
                .map(PatientId::new)
                .toList();
    }

    /** Those of {@code people} of whom anything is known. */
    Map<PatientId, Today> today(Sight sight, List<PatientId> people) {
        Map<PatientId, Today> today = new HashMap<>();
        sql.sql("""
                        select p.id, cover.name_en, cover.name_ar, visit.id as visit
                          from patient p
                          left join lateral (
                               select y.name_en, y.name_ar
                                 from coverage v join payer y on y.id = v.payer_id
                                where v.patient_id = p.id and v.status = 'active'
                                  and daterange(v.valid_from, v.valid_to, '[]') @> (
                                      select (:now::timestamptz at time zone s.time_zone)::date from facility s
                                       where s.code = any(:sees_facilities::text[]) order by s.code limit 1)
                                order by v.cob_order limit 1) cover on true
                          left join lateral (
                               select c.id
                                 from financial_case c join facility f on f.id = c.facility_id
                                where c.patient_id = p.id and c.state <> 'cancelled'
                                  and c.service_date = (:now::timestamptz at time zone f.time_zone)::date
                                  and f.code = any(:sees_facilities::text[])
                                order by c.created_at desc limit 1) visit on true
                         where p.id = any(:people::uuid[]) and
                        """ + Sight.SQL)
                .params(sight.params())
                .param("now", now())
                .param("people", people.stream().map(PatientId::toString).toArray(String[]::new))
                .query(row -> {
                    today.put(new PatientId(row.getObject("id", UUID.class)), new Today(insurer(row), visit(row)));
                });
        return today;
    }

    private static @Nullable Sentence insurer(ResultSet row) throws SQLException {
        String english = row.getString("name_en");
        return english == null ? null : new Sentence(english, row.getString("name_ar"));
    }

    private static @Nullable CaseId visit(ResultSet row) throws SQLException {
        UUID id = row.getObject("visit", UUID.class);
        return id == null ? null : new CaseId(id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
