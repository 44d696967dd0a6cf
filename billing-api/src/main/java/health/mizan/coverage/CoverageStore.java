package health.mizan.coverage;

import health.mizan.access.Caller;
import health.mizan.crypto.BlindIndex;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import health.mizan.masterdata.Codes;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.parties.Phi;
import health.mizan.plans.PlanId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Covers. Each query is joined to the patients its caller can see. */
@Component
class CoverageStore {

    private static final String SELECT = """
            select c.*, payer.code as payer_code, plan.code as plan_code
              from coverage c join patient p on p.id = c.patient_id
              join payer on payer.id = c.payer_id join plan on plan.id = c.plan_id
             where c.patient_id = :patient and
            """ + Sight.SQL;

    private final JdbcClient sql;
    private final Sights sights;
    private final FieldCipher cipher;
    private final BlindIndex index;

    CoverageStore(JdbcClient sql, Sights sights, FieldCipher cipher, BlindIndex index) {
        this.sql = sql;
        this.sights = sights;
        this.cipher = cipher;
        this.index = index;
    }

    boolean sees(Caller caller, PatientId patient) {
        return sql.sql("select exists (select from patient p where p.id = :patient and " + Sight.SQL + ")")
                .param("patient", patient.value())
                .params(sights.of(caller).params())
                .query(Boolean.class)
                .single();
    }

    /** False if the caller cannot see the patient; else nobody else changes the patient's covers until we are done. */
    boolean lockPatient(Caller caller, PatientId patient) {
        return sql.sql("select p.id from patient p where p.id = :patient and " + Sight.SQL + " for no key update of p")
                .param("patient", patient.value())
                .params(sights.of(caller).params())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    Page<Coverage> page(Caller caller, PatientId patient, PageRequest page) {
        List<Coverage> rows = sql.sql(
                        SELECT + " and (c.created_at, c.id) > (:at, :id) order by c.created_at, c.id limit :limit")
                .param("patient", patient.value())
                .params(sights.of(caller).params())
                .param("at", page.after().at().atOffset(ZoneOffset.UTC))
                .param("id", page.after().id())
                .param("limit", page.limit() + 1)
                .query(this::coverage)
                .list();
        return Page.of(
                rows,
                page.limit(),
                coverage -> new Cursor(coverage.createdAt(), coverage.id().value()));
    }

    Optional<Coverage> find(Caller caller, PatientId patient, CoverageId id) {
        return sql.sql(SELECT + " and c.id = :id")
                .param("patient", patient.value())
                .params(sights.of(caller).params())
                .param("id", id.value())
                .query(this::coverage)
                .optional();
    }

    /** Whose cover it is, for a caller who names the cover alone. What the caller may see is decided after. */
    Optional<PatientId> patientOf(CoverageId id) {
        return sql.sql("select patient_id from coverage where id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .map(PatientId::new);
    }

    /** The cover with the same payer, member number and first day, if the patient has it. */
    Optional<Coverage> sameMembership(Coverage wanted) {
        return sql.sql("""
                select c.*, payer.code as payer_code, plan.code as plan_code
                  from coverage c join payer on payer.id = c.payer_id join plan on plan.id = c.plan_id
                 where c.patient_id = :patient and c.payer_id = :payer and c.member_number_hash = :hash
                   and c.valid_from = :from
                """)
                .param("patient", wanted.patient().value())
                .param("payer", wanted.terms().policy().payerId().value())
                .param("hash", hash(wanted))
                .param("from", wanted.terms().period().from())
                .query(this::coverage)
                .optional();
    }

    /** Asked first only to answer well: the exclusion constraint decides. */
    boolean overlaps(Coverage wanted) {
        return sql.sql("""
                select :status = 'active' and exists (
                    select from coverage
                     where patient_id = :patient and cob_order = :order and status = 'active' and id <> :id
                       and daterange(valid_from, valid_to, '[]') && daterange(:from, :to::date, '[]'))
                """).params(columns(wanted)).query(Boolean.class).single();
    }

    void insert(Coverage coverage) {
        sql.sql("""
                insert into coverage (id, version, patient_id, payer_id, plan_id, member_number, member_number_hash,
                    relationship, subscriber_patient_id, valid_from, valid_to, cob_order, network, status,
                    created_at, changed_at)
                values (:id, :version, :patient, :payer, :plan, :member, :hash,
                    :relationship, :subscriber, :from, :to, :order, :network, :status, :created, :created)
                """)
                .params(columns(coverage))
                .param("member", cipher.encrypt(number(coverage), address(coverage.id())))
                .update();
    }

    void update(Coverage coverage, Instant now) {
        sql.sql("""
                update coverage set version = :version, plan_id = :plan, relationship = :relationship,
                    subscriber_patient_id = :subscriber, valid_to = :to, cob_order = :order, network = :network,
                    status = :status, changed_at = :now
                 where id = :id
                """)
                .params(columns(coverage))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Map<String, Object> columns(Coverage coverage) {
        Coverage.Terms terms = coverage.terms();
        PatientId subscriber = terms.membership().subscriber();
        Map<String, Object> columns = new HashMap<>();
        columns.put("id", coverage.id().value());
        columns.put("version", coverage.version());
        columns.put("patient", coverage.patient().value());
        columns.put("payer", terms.policy().payerId().value());
        columns.put("plan", terms.policy().planId().value());
        columns.put("hash", hash(coverage));
        columns.put("relationship", Codes.code(terms.membership().relationship()));
        columns.put("subscriber", subscriber == null ? null : subscriber.value());
        columns.put("from", terms.period().from());
        columns.put("to", terms.period().to());
        columns.put("order", terms.order());
        columns.put("network", terms.policy().network());
        columns.put("status", Codes.code(terms.status()));
        columns.put("created", coverage.createdAt().atOffset(ZoneOffset.UTC));
        return columns;
    }

    private Coverage coverage(ResultSet row, int number) throws SQLException {
        CoverageId id = new CoverageId(row.getObject("id", UUID.class));
        UUID subscriber = row.getObject("subscriber_patient_id", UUID.class);
        Coverage.Terms terms = new Coverage.Terms(
                new Coverage.Policy(
                        new PayerId(row.getObject("payer_id", UUID.class)),
                        row.getString("payer_code"),
                        new PlanId(row.getObject("plan_id", UUID.class)),
                        row.getString("plan_code"),
                        row.getString("network")),
                new Coverage.Membership(
                        Phi.of(cipher.decryptText(row.getBytes("member_number"), address(id))),
                        Codes.stored(Coverage.Relationship.class, row.getString("relationship")),
                        subscriber == null ? null : new PatientId(subscriber)),
                new Coverage.Period(
                        row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class)),
                row.getInt("cob_order"),
                Codes.stored(Coverage.Status.class, row.getString("status")));
        return new Coverage(
                id,
                row.getLong("version"),
                new PatientId(row.getObject("patient_id", UUID.class)),
                terms,
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private byte[] hash(Coverage coverage) {
        return index.of(
                "coverage.member_number",
                number(coverage).replaceAll("\\s+", "").toUpperCase(Locale.ROOT));
    }

    private static String number(Coverage coverage) {
        return coverage.terms().membership().memberNumber().reveal();
    }

    private static FieldAddress address(CoverageId id) {
        return FieldAddress.of("coverage", "member_number", id);
    }
}
