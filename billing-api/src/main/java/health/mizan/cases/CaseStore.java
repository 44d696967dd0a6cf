package health.mizan.cases;

import health.mizan.access.Caller;
import health.mizan.coverage.CoverageId;
import health.mizan.encounters.EncounterId;
import health.mizan.encounters.EncounterState;
import health.mizan.masterdata.Codes;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.plans.PlanId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases. What a caller asks for is joined to the visits the caller can see. */
@Repository
class CaseStore {

    private static final String SELECT = """
            select c.*, f.code as site, v.payer_id, v.plan_id
              from financial_case c join facility f on f.id = c.facility_id join patient p on p.id = c.patient_id
              left join coverage v on v.id = c.coverage_id
             where
            """;

    private static final String LOCKED = " for no key update of c";

    private static final String FILTER = """
             and (c.created_at, c.id) > (:after, :afterId)
             and (:patient::uuid is null or c.patient_id = :patient)
             and (:facility::text is null or f.code = :facility)
             and (:state::text is null or c.state = :state)
             and (:on::date is null or c.service_date = :on)
             order by c.created_at, c.id limit :rows
            """;

    private final JdbcClient sql;
    private final Sights sights;
    private final Clock clock;

    CaseStore(JdbcClient sql, Sights sights, Clock clock) {
        this.sql = sql;
        this.sights = sights;
        this.clock = clock;
    }

    Optional<Case> find(Caller caller, CaseId id) {
        return sql.sql(SELECT + " c.id = :id and " + Sight.VISIT_SQL)
                .param("id", id.value())
                .params(sights.of(caller).params())
                .query(CaseStore::read)
                .optional();
    }

    Optional<Case> byId(CaseId id) {
        return sql.sql(SELECT + " c.id = :id")
                .param("id", id.value())
                .query(CaseStore::read)
                .optional();
    }

    Optional<Case> ofEncounter(EncounterId encounter) {
        return sql.sql(SELECT + " c.encounter_id = :encounter")
                .param("encounter", encounter.value())
                .query(CaseStore::read)
                .optional();
    }

    /**
     * Nobody else moves the case until the transaction ends. The encounter's row is locked first: one order for all, and
     * whoever waits does so there, so that the case is read as it is and beside the cover it has now.
     */
    Optional<Case> lock(CaseId id) {
        sql.sql("""
                        select e.id from encounter e
                         where e.id = (select encounter_id from financial_case where id = :id) for no key update
                        """).param("id", id.value()).query(UUID.class).optional();
        return sql.sql(SELECT + " c.id = :id" + LOCKED)
                .param("id", id.value())
                .query(CaseStore::read)
                .optional();
    }

    /** As {@link #lock}, by one who holds the encounter's lock. */
    Optional<Case> lockOfEncounter(EncounterId encounter) {
        return sql.sql(SELECT + " c.encounter_id = :encounter" + LOCKED)
                .param("encounter", encounter.value())
                .query(CaseStore::read)
                .optional();
    }

    Page<Case> page(Caller caller, Cases.Filter filter, PageRequest page) {
        CaseState state = filter.state();
        return Page.of(
                sql.sql(SELECT + Sight.VISIT_SQL + FILTER)
                        .params(sights.of(caller).params())
                        .param("after", page.after().at().atOffset(ZoneOffset.UTC))
                        .param("afterId", page.after().id())
                        .param("patient", filter.patient())
                        .param("facility", filter.facility())
                        .param("state", state == null ? null : Codes.code(state))
                        .param("on", filter.serviceDate())
                        .param("rows", page.limit() + 1)
                        .query(CaseStore::read)
                        .list(),
                page.limit(),
                row -> new Cursor(row.createdAt(), row.id().value()));
    }

    /** The cover that is asked first on the day, if the patient has one. */
    Optional<Case.Cover> coverInForce(PatientId patient, LocalDate on) {
        return sql.sql("""
                        select id, payer_id, plan_id from coverage
                         where patient_id = :patient and status = 'active'
                           and daterange(valid_from, valid_to, '[]') @> :on::date
                         order by cob_order limit 1
                        """)
                .param("patient", patient.value())
                .param("on", on)
                .query((row, number) -> cover(row, "id"))
                .optional();
    }

    void insert(Case fresh) {
        sql.sql("""
                        insert into financial_case (id, version, encounter_id, patient_id, facility_id, coverage_id,
                            cover_chosen, service_date, state, created_at, changed_at)
                        values (:id, :version, :encounter, :patient, :facility, :coverage, :chosen, :date, :state,
                            :created, :created)
                        """).params(columns(fresh)).update();
    }

    void update(Case now) {
        sql.sql("""
                        update financial_case set version = :version, coverage_id = :coverage, cover_chosen = :chosen,
                            service_date = :date, encounter_ended = :ended, changed_at = :now
                         where id = :id
                        """).params(columns(now)).update();
    }

    void confirm(Case now) {
        sql.sql("""
                        update financial_case set version = :version, state = :state, confirmed_at = :now, changed_at = :now
                         where id = :id
                        """).params(columns(now)).update();
    }

    void cancel(Case now, Case.Reason why) {
        sql.sql("""
                        update financial_case set version = :version, state = :state, cancelled_at = :now,
                            cancel_reason = :why, changed_at = :now
                         where id = :id
                        """).params(columns(now)).param("why", Codes.code(why)).update();
    }

    private Map<String, @Nullable Object> columns(Case row) {
        CoverageId coverage = row.coverage();
        EncounterState ended = row.ended();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", row.id().value());
        columns.put("version", row.version());
        columns.put("encounter", row.encounter().value());
        columns.put("patient", row.patient().value());
        columns.put("facility", row.facility().value());
        columns.put("coverage", coverage == null ? null : coverage.value());
        columns.put("chosen", row.coverChosen());
        columns.put("date", row.serviceDate());
        columns.put("state", Codes.code(row.state()));
        columns.put("ended", ended == null ? null : Codes.code(ended));
        columns.put("created", row.createdAt().atOffset(ZoneOffset.UTC));
        columns.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        return columns;
    }

    private static Case read(ResultSet row, int number) throws SQLException {
        String ended = row.getString("encounter_ended");
        return new Case(
                new CaseId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                row.getString("site"),
                new EncounterId(row.getObject("encounter_id", UUID.class)),
                row.getObject("coverage_id") == null ? null : cover(row, "coverage_id"),
                row.getBoolean("cover_chosen"),
                row.getObject("service_date", LocalDate.class),
                Codes.stored(CaseState.class, row.getString("state")),
                ended == null ? null : Codes.stored(EncounterState.class, ended),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Case.Cover cover(ResultSet row, String id) throws SQLException {
        return new Case.Cover(
                new CoverageId(row.getObject(id, UUID.class)),
                new PayerId(row.getObject("payer_id", UUID.class)),
                new PlanId(row.getObject("plan_id", UUID.class)));
    }
}
