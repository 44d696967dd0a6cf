package health.mizan.estimates;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.estimates.Estimate.Consent;
import health.mizan.estimates.Estimate.Language;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.reckoning.Figures;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Estimates. What a caller asks for is joined to the visits the caller can see. */
@Component
class EstimateStore {

    private static final String SELECT = """
            select e.*, a.accepted_by, a.accepted_at, a.language, a.up_to_minor, a.text
              from estimate e left join estimate_consent a on a.estimate_id = e.id
            """;

    private static final String SEEN = SELECT + """
              join financial_case c on c.id = e.case_id
              join patient p on p.id = e.patient_id join facility f on f.id = c.facility_id
             where
            """ + Sight.VISIT_SQL;

    private final JdbcClient sql;
    private final Sights sights;
    private final EstimateSeal seal;

    EstimateStore(JdbcClient sql, Sights sights, EstimateSeal seal) {
        this.sql = sql;
        this.sights = sights;
        this.seal = seal;
    }

    void insert(Estimate estimate) {
        Figures figures = estimate.figures();
        Money most = figures.most();
        sql.sql("""
                        insert into estimate (id, case_id, version, patient_id, currency, allowed_minor, low_minor,
                            expected_minor, most_minor, insured, certain, complete, needs_approval, check_id, body, made_at)
                        values (:id, :case, :version, :patient, :currency, :allowed, :low,
                            :expected, :most, :insured, :certain, :complete, :approval, :check, :body, :made)
                        """)
                .param("id", estimate.id().value())
                .param("case", estimate.financialCase().value())
                .param("version", estimate.version())
                .param("patient", estimate.patient().value())
                .param("currency", figures.allowed().currency().getCurrencyCode())
                .param("allowed", figures.allowed().minor())
                .param("low", figures.low().minor())
                .param("expected", figures.expected().minor())
                .param("most", most == null ? null : most.minor())
                .param("insured", figures.insured())
                .param("certain", figures.certain())
                .param("complete", figures.complete())
                .param("approval", figures.needsApproval())
                .param(
                        "check",
                        estimate.basis().check() == null
                                ? null
                                : estimate.basis().check().value())
                .param("body", seal.seal(estimate.id(), new EstimateSeal.Body(estimate.basis(), estimate.figures())))
                .param("made", estimate.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False if the patient has agreed to this estimate already. */
    boolean insert(Estimate estimate, Consent consent) {
        return sql.sql("""
                        insert into estimate_consent (estimate_id, case_id, accepted_by, accepted_at, language, up_to_minor,
                            currency, text)
                        values (:id, :case, :by, :at, :language, :upTo, :currency, :text)
                        on conflict do nothing
                        """)
                        .param("id", estimate.id().value())
                        .param("case", estimate.financialCase().value())
                        .param("by", consent.by())
                        .param("at", consent.at().atOffset(ZoneOffset.UTC))
                        .param("language", Codes.code(consent.language()))
                        .param("upTo", consent.upTo().minor())
                        .param("currency", consent.upTo().currency().getCurrencyCode())
                        .param("text", consent.text())
                        .update()
                == 1;
    }

    Optional<Estimate> byId(EstimateId id) {
        return sql.sql(SELECT + " where e.id = :id")
                .param("id", id.value())
                .query(this::estimate)
                .optional();
    }

    Optional<Estimate> latest(CaseId financialCase) {
        return sql.sql(SELECT + " where e.case_id = :case order by e.version desc limit 1")
                .param("case", financialCase.value())
                .query(this::estimate)
                .optional();
    }

    /** The latest that the patient has agreed to. */
    Optional<Estimate> agreed(CaseId financialCase) {
        return sql.sql(SELECT
                        + " where e.case_id = :case and a.estimate_id is not null order by e.version desc limit 1")
                .param("case", financialCase.value())
                .query(this::estimate)
                .optional();
    }

    Optional<Estimate> find(Caller caller, EstimateId id) {
        return sql.sql(SEEN + " and e.id = :id")
                .params(sights.of(caller).params())
                .param("id", id.value())
                .query(this::estimate)
                .optional();
    }

    Optional<Estimate> latest(Caller caller, CaseId financialCase) {
        return sql.sql(SEEN + " and e.case_id = :case order by e.version desc limit 1")
                .params(sights.of(caller).params())
                .param("case", financialCase.value())
                .query(this::estimate)
                .optional();
    }

    private Estimate estimate(ResultSet row, int number) throws SQLException {
        EstimateId id = new EstimateId(row.getObject("id", UUID.class));
        EstimateSeal.Body body = seal.open(id, row.getBytes("body"));
        return new Estimate(
                id,
                row.getLong("version"),
                new CaseId(row.getObject("case_id", UUID.class)),
                new PatientId(row.getObject("patient_id", UUID.class)),
                body.basis(),
                body.figures(),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                consent(row));
    }

    private static @Nullable Consent consent(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("accepted_at", OffsetDateTime.class);
        return at == null
                ? null
                : new Consent(
                        row.getString("accepted_by"),
                        at.toInstant(),
                        Codes.stored(Language.class, row.getString("language")),
                        Money.ofMinor(row.getLong("up_to_minor"), row.getString("currency")),
                        row.getString("text"));
    }
}
