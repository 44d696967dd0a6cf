package health.mizan.denials;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.claims.ClaimId;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class DenialStore {

    private static final String SELECT = """
            select d.*, f.code as site, y.code as payer_code
              from denial d join facility f on f.id = d.facility_id join payer y on y.id = d.payer_id
              join patient p on p.id = d.patient_id
             where true
            """;

    private static final String SEEN = " and " + Sight.VISIT_SQL;

    private final JdbcClient sql;
    private final Sights sights;

    DenialStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    void insert(Denial denial) {
        sql.sql("""
                        insert into denial (id, version, claim_id, adjudication, sequence, charge_id, case_id, patient_id,
                            payer_id, facility_id, currency, denied_minor, reason, member_liable, decide_by, state, raised_at)
                        values (:id, 1, :claim, :decision, :sequence, :charge, :case, :patient, :payer, :facility, :currency,
                            :denied, :reason, :liable, :decideBy, 'open', :at)
                        """)
                .param("id", denial.id().value())
                .param("claim", denial.claim().value())
                .param("decision", denial.decision())
                .param("sequence", denial.sequence())
                .param("charge", denial.charge().value())
                .param("case", denial.financialCase().value())
                .param("patient", denial.patient().value())
                .param("payer", denial.payer().value())
                .param("facility", denial.facility().value())
                .param("currency", denial.denied().currency().getCurrencyCode())
                .param("denied", denial.denied().minor())
                .param("reason", denial.reason())
                .param("liable", denial.memberLiable())
                .param("decideBy", denial.decideBy())
                .param("at", denial.raisedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(Denial denial) {
        sql.sql("""
                        update denial set version = version + 1, state = :state, ground = :ground, note = :note,
                               entry_id = :entry, decide_by = :decideBy, decided_by = :by,
                               decided_at = case when :by::text is null then null else now() end
                         where id = :id
                        """)
                .param("id", denial.id().value())
                .param("state", Codes.code(denial.state()))
                .param("ground", denial.ground() == null ? null : Codes.code(denial.ground()))
                .param("note", denial.note())
                .param("entry", denial.entry())
                .param("decideBy", denial.decideBy())
                .param("by", denial.decidedBy())
                .update();
    }

    Optional<Denial> find(Caller caller, DenialId id) {
        return seen(sql.sql(SELECT + SEEN + "and d.id = :id"), caller)
                .param("id", id.value())
                .query(DenialStore::denial)
                .optional();
    }

    Optional<Denial> lock(DenialId id) {
        return sql.sql(SELECT + "and d.id = :id for no key update of d")
                .param("id", id.value())
                .query(DenialStore::denial)
                .optional();
    }

    /** Those that still say something of the claim's books, locked, in one order for all. */
    List<Denial> standing(ClaimId claim) {
        return sql.sql(SELECT
                        + "and d.claim_id = :claim and d.state <> 'overtaken' order by d.id for no key update of d")
                .param("claim", claim.value())
                .query(DenialStore::denial)
                .list();
    }

    Page<Denial> list(Caller caller, Denials.Filter filter, PageRequest page) {
        return Page.of(
                seen(sql.sql(SELECT + SEEN + """
                                   and (d.raised_at, d.id) > (:after, :afterId)
                                   and (:state::text is null or d.state = :state)
                                   and (:payer::text is null or y.code = :payer)
                                   and (:claim::uuid is null or d.claim_id = :claim)
                                 order by d.raised_at, d.id limit :rows
                                """), caller)
                        .param("after", page.after().at().atOffset(ZoneOffset.UTC))
                        .param("afterId", page.after().id())
                        .param("state", filter.state() == null ? null : Codes.code(filter.state()))
                        .param("payer", filter.payer())
                        .param("claim", filter.claim())
                        .param("rows", page.limit() + 1)
                        .query(DenialStore::denial)
                        .list(),
                page.limit(),
                denial -> new Cursor(denial.raisedAt(), denial.id().value()));
    }

    private StatementSpec seen(StatementSpec statement, Caller caller) {
        return statement.params(sights.of(caller).params());
    }

    private static Denial denial(ResultSet row, int index) throws SQLException {
        String ground = row.getString("ground");
        return new Denial(
                new DenialId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                new ClaimId(row.getObject("claim_id", UUID.class)),
                row.getInt("adjudication"),
                row.getInt("sequence"),
                new ChargeId(row.getObject("charge_id", UUID.class)),
                new CaseId(row.getObject("case_id", UUID.class)),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new PayerId(row.getObject("payer_id", UUID.class)),
                row.getString("payer_code"),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                row.getString("site"),
                Money.ofMinor(row.getLong("denied_minor"), row.getString("currency")),
                row.getString("reason"),
                row.getBoolean("member_liable"),
                row.getObject("decide_by", LocalDate.class),
                Codes.stored(DenialState.class, row.getString("state")),
                ground == null ? null : Codes.stored(Denial.Ground.class, ground),
                row.getString("note"),
                row.getObject("entry_id", UUID.class),
                row.getString("decided_by"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant());
    }
}
