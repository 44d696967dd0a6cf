package health.mizan.eligibility;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.catalogue.ServiceCategory;
import health.mizan.coverage.CoverageId;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.masterdata.Codes;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Eligibility checks. What a caller asks for is joined to the visits the caller can see. */
@Component
class EligibilityCheckStore {

    private static final String SEEN = """
            select c.* from eligibility_check c
              join patient p on p.id = c.patient_id join facility f on f.id = c.facility_id
             where
            """ + Sight.VISIT_SQL;

    private static final String SAME_QUESTION = """
            select c.* from eligibility_check c
             where coverage_id = :coverage and facility_id = :facility and service_date = :day
               and financial_case is not distinct from :case::uuid and categories = :categories::text[]
            """;

    private final JdbcClient sql;
    private final Sights sights;
    private final EligibilityAnswerSeal seal;

    EligibilityCheckStore(JdbcClient sql, Sights sights, EligibilityAnswerSeal seal) {
        this.sql = sql;
        this.sights = sights;
        this.seal = seal;
    }

    /** False if the same question is open already; of two that are asked at once, the second waits for the first. */
    boolean insert(EligibilityCheck check) {
        return sql.sql("""
                        insert into eligibility_check (id, version, patient_id, coverage_id, payer_id, facility_id,
                            financial_case, service_date, categories, state, tries, requested_at)
                        values (:id, :version, :patient, :coverage, :payer, :facility,
                            :case, :day, :categories::text[], :state, :tries, :requested)
                        on conflict do nothing
                        """).params(columns(check)).update() == 1;
    }

    /** The latest with the same question, in whatever state. */
    Optional<EligibilityCheck> latestOf(EligibilityQuestion question) {
        return sql.sql(SAME_QUESTION + " order by requested_at desc, id desc limit 1")
                .params(columns(question))
                .query(this::check)
                .optional();
    }

    Optional<EligibilityCheck> answeredSince(EligibilityQuestion question, Instant since) {
        return sql.sql(SAME_QUESTION
                        + " and state = 'answered' and settled_at >= :since order by settled_at desc limit 1")
                .params(columns(question))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(this::check)
                .optional();
    }

    /** What the payer said last about a cover at a site for a day, whoever asked and for whichever visit. */
    Optional<EligibilityCheck> answered(CoverageId coverage, FacilityId facility, LocalDate day) {
        return sql.sql("""
                        select * from eligibility_check
                         where coverage_id = :coverage and facility_id = :facility and service_date = :day
                           and state = 'answered'
                         order by settled_at desc, id desc limit 1
                        """)
                .param("coverage", coverage.value())
                .param("facility", facility.value())
                .param("day", day)
                .query(this::check)
                .optional();
    }

    Optional<EligibilityCheck> find(EligibilityCheckId id) {
        return sql.sql("select * from eligibility_check where id = :id")
                .param("id", id.value())
                .query(this::check)
                .optional();
    }

    Optional<EligibilityCheck> lock(EligibilityCheckId id) {
        return sql.sql("select * from eligibility_check where id = :id for no key update")
                .param("id", id.value())
                .query(this::check)
                .optional();
    }

    Optional<EligibilityCheck> find(Caller caller, EligibilityCheckId id) {
        return sql.sql(SEEN + " and c.id = :id")
                .params(sights.of(caller).params())
                .param("id", id.value())
                .query(this::check)
                .optional();
    }

    /** Newest first; of a patient, of a visit, or of a patient's visit. */
    Page<EligibilityCheck> page(
            Caller caller, @Nullable PatientId patient, @Nullable CaseId financialCase, PageRequest page) {
        boolean first = page.after().equals(Cursor.START);
        return Page.of(
                sql.sql(SEEN + """
                                and (:patient::uuid is null or c.patient_id = :patient::uuid)
                                and (:case::uuid is null or c.financial_case = :case::uuid)
                                and (:first or (c.requested_at, c.id) < (:at, :after))
                              order by c.requested_at desc, c.id desc limit :limit
                              """)
                        .params(sights.of(caller).params())
                        .param("patient", patient == null ? null : patient.value())
                        .param("case", financialCase == null ? null : financialCase.value())
                        .param("first", first)
                        .param("at", page.after().at().atOffset(ZoneOffset.UTC))
                        .param("after", page.after().id())
                        .param("limit", page.limit() + 1)
                        .query(this::check)
                        .list(),
                page.limit(),
                check -> new Cursor(check.requestedAt(), check.id().value()));
    }

    void update(EligibilityCheck check) {
        sql.sql("""
                        update eligibility_check
                           set version = :version, state = :state, tries = :tries, reason = :reason, answer = :answer,
                               standing = :standing, in_force = :in_force, asked_at = :asked, settled_at = :settled
                         where id = :id
                        """).params(columns(check)).update();
    }

    private Map<String, Object> columns(EligibilityCheck check) {
        Map<String, Object> columns = columns(new EligibilityQuestion(
                check.coverage(),
                check.facility(),
                check.financialCase(),
                check.serviceDate(),
                check.categories(),
                false));
        EligibilityAnswer answer = check.answer();
        columns.put("id", check.id().value());
        columns.put("version", check.version());
        columns.put("patient", check.patient().value());
        columns.put("payer", check.payer().value());
        columns.put("state", Codes.code(check.state()));
        columns.put("tries", check.tries());
        columns.put("reason", check.reason());
        columns.put("answer", answer == null ? null : seal.seal(check.id(), answer));
        columns.put("standing", answer == null ? null : Codes.code(answer.standing()));
        columns.put("in_force", answer == null ? null : answer.inForce());
        columns.put("requested", check.requestedAt().atOffset(ZoneOffset.UTC));
        columns.put("asked", at(check.askedAt()));
        columns.put("settled", at(check.settledAt()));
        return columns;
    }

    private static Map<String, Object> columns(EligibilityQuestion question) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("coverage", question.coverage().value());
        columns.put("facility", question.facility().value());
        columns.put(
                "case",
                question.financialCase() == null
                        ? null
                        : question.financialCase().value());
        columns.put("day", question.serviceDate());
        columns.put(
                "categories",
                question.categories().stream().map(Codes::code).sorted().toArray(String[]::new));
        return columns;
    }

    private EligibilityCheck check(ResultSet row, int number) throws SQLException {
        EligibilityCheckId id = new EligibilityCheckId(row.getObject("id", UUID.class));
        UUID financialCase = row.getObject("financial_case", UUID.class);
        byte[] answer = row.getBytes("answer");
        return new EligibilityCheck(
                id,
                row.getLong("version"),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new CoverageId(row.getObject("coverage_id", UUID.class)),
                new PayerId(row.getObject("payer_id", UUID.class)),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                financialCase == null ? null : new CaseId(financialCase),
                row.getObject("service_date", LocalDate.class),
                categories((String[]) row.getArray("categories").getArray()),
                Codes.stored(CheckState.class, row.getString("state")),
                row.getInt("tries"),
                row.getString("reason"),
                answer == null ? null : seal.open(id, answer),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "asked_at"),
                instant(row, "settled_at"));
    }

    private static Set<ServiceCategory> categories(String[] codes) {
        return Arrays.stream(codes)
                .map(code -> Codes.stored(ServiceCategory.class, code))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
