package health.mizan.worklists;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.parties.PatientId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UnpricedStore {

    /** The list and its count come from here, so that they cannot differ. */
    private static final String UNPRICED = """
             from charge h join service v on v.id = h.service_id join financial_case c on c.id = h.case_id
             join patient p on p.id = c.patient_id join facility f on f.id = c.facility_id
            where h.price_outcome = 'missing' and h.state in ('planned', 'billable') and h.waived is null and
            """ + Sight.VISIT_SQL;

    private final JdbcClient sql;
    private final Sights sights;

    UnpricedStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    /** The newest first. */
    List<Unpriced> list(Caller caller, PageRequest page) {
        return sql.sql("""
                        select h.id, h.case_id, c.patient_id, f.code as site, v.code, v.name_en, v.name_ar, h.occurred_on,
                               h.missing_reason, h.created_at
                        """ + UNPRICED + """
                               and (h.created_at, h.id) < (:before, :beforeId)
                         order by h.created_at desc, h.id desc limit :rows
                        """)
                .params(sights.of(caller).params())
                .param("before", page.after().at().atOffset(ZoneOffset.UTC))
                .param("beforeId", page.after().id())
                .param("rows", page.limit() + 1)
                .query(UnpricedStore::unpriced)
                .list();
    }

    Count count(Caller caller) {
        return Count.of(sql.sql("select count(*) from (select" + UNPRICED + " limit :most) few")
                .params(sights.of(caller).params())
                .param("most", Count.MOST + 1)
                .query(Integer.class)
                .single());
    }

    private static Unpriced unpriced(ResultSet row, int index) throws SQLException {
        return new Unpriced(
                new ChargeId(row.getObject("id", UUID.class)),
                new CaseId(row.getObject("case_id", UUID.class)),
                new PatientId(row.getObject("patient_id", UUID.class)),
                row.getString("site"),
                row.getString("code"),
                row.getString("name_en"),
                row.getString("name_ar"),
                row.getObject("occurred_on", LocalDate.class),
                row.getString("missing_reason"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
