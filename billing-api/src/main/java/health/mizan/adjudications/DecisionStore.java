package health.mizan.adjudications;

import health.mizan.adjudications.Adjudications.Heard;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class DecisionStore {

    private final JdbcClient sql;
    private final DecisionSeal seal;

    DecisionStore(JdbcClient sql, DecisionSeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    void insert(Decision decision, Instant at) {
        sql.sql("""
                        insert into adjudication (id, claim_id, number, submission_id, payer_reference, issued_at,
                            disposition, currency, recorded_at)
                        values (:id, :claim, :number, :submission, :reference, :issued, :disposition, :currency, :at)
                        """)
                .param("id", decision.id())
                .param("claim", decision.claim())
                .param("number", decision.number())
                .param("submission", decision.submission())
                .param("reference", decision.payerReference())
                .param("issued", decision.issued().atOffset(ZoneOffset.UTC))
                .param("disposition", seal.sealWords(decision.id(), decision.disposition()))
                .param("currency", decision.currency().getCurrencyCode())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        insertLines(decision);
    }

    void posted(UUID id, Instant at, @Nullable UUID entry) {
        sql.sql("update adjudication set posted_at = :at, entry_id = :entry where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("entry", entry)
                .update();
    }

    void insert(UUID answer, Heard inDoubt) {
        sql.sql("insert into adjudication_doubt (answer_id, content) values (:answer, :content)")
                .param("answer", answer)
                .param("content", seal.seal(answer, inDoubt))
                .update();
    }

    Optional<Heard> doubt(UUID answer) {
        return sql.sql("select content from adjudication_doubt where answer_id = :answer")
                .param("answer", answer)
                .query((row, index) -> seal.open(answer, row.getBytes("content")))
                .optional();
    }

    Optional<Decision> latest(UUID claim) {
        return one(sql.sql("select * from adjudication where claim_id = :claim order by number desc limit 1"), claim);
    }

    Optional<Decision> latestPosted(UUID claim) {
        return one(sql.sql("""
                        select * from adjudication where claim_id = :claim and posted_at is not null
                         order by number desc limit 1
                        """), claim);
    }

    List<Decision> all(UUID claim) {
        return sql.sql("select * from adjudication where claim_id = :claim order by number")
                .param("claim", claim)
                .query(this::decision)
                .list();
    }

    private Optional<Decision> one(StatementSpec statement, UUID claim) {
        return statement.param("claim", claim).query(this::decision).optional();
    }

    private void insertLines(Decision decision) {
        List<DecidedLine> lines = decision.lines();
        sql.sql("""
                        insert into adjudication_line (adjudication_id, sequence, charge_id, verdict, list_minor,
                            net_minor, allowed_minor, benefit_minor, tax_minor, patient_minor, reason, member_liable)
                        select :id, l.* from unnest(:sequences::int[], :charges::uuid[], :verdicts::text[],
                            :lists::bigint[], :nets::bigint[], :alloweds::bigint[], :benefits::bigint[],
                            :taxes::bigint[], :patients::bigint[], :reasons::text[], :liables::boolean[]) as l
                        """)
                .param("id", decision.id())
                .param("sequences", lines.stream().map(DecidedLine::sequence).toArray(Integer[]::new))
                .param(
                        "charges",
                        lines.stream().map(line -> line.charge().toString()).toArray(String[]::new))
                .param(
                        "verdicts",
                        lines.stream().map(line -> Codes.code(line.verdict())).toArray(String[]::new))
                .param("lists", minors(lines, line -> line.list().minor()))
                .param("nets", minors(lines, line -> line.net().minor()))
                .param("alloweds", minors(lines, line -> line.allowed().minor()))
                .param("benefits", minors(lines, line -> line.benefit().minor()))
                .param("taxes", minors(lines, line -> line.tax().minor()))
                .param("patients", minors(lines, line -> line.patient().minor()))
                .param("reasons", lines.stream().map(DecidedLine::reason).toArray(String[]::new))
                .param("liables", lines.stream().map(DecidedLine::memberLiable).toArray(Boolean[]::new))
                .update();
    }

    private static Long[] minors(List<DecidedLine> lines, ToLongFunction<DecidedLine> amount) {
        return lines.stream().map(amount::applyAsLong).toArray(Long[]::new);
    }

    private Decision decision(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Currency currency = Currency.getInstance(row.getString("currency"));
        OffsetDateTime posted = row.getObject("posted_at", OffsetDateTime.class);
        return new Decision(
                id,
                row.getObject("claim_id", UUID.class),
                row.getInt("number"),
                row.getObject("submission_id", UUID.class),
                row.getString("payer_reference"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                seal.openWords(id, row.getBytes("disposition")),
                currency,
                lines(id, currency),
                posted == null ? null : posted.toInstant(),
                row.getObject("entry_id", UUID.class));
    }

    private List<DecidedLine> lines(UUID decision, Currency currency) {
        return sql.sql("select * from adjudication_line where adjudication_id = :id order by sequence")
                .param("id", decision)
                .query((row, index) -> new DecidedLine(
                        row.getInt("sequence"),
                        row.getObject("charge_id", UUID.class),
                        new Money(row.getLong("list_minor"), currency),
                        new Money(row.getLong("net_minor"), currency),
                        Codes.stored(Verdict.class, row.getString("verdict")),
                        new Money(row.getLong("allowed_minor"), currency),
                        new Money(row.getLong("benefit_minor"), currency),
                        new Money(row.getLong("tax_minor"), currency),
                        new Money(row.getLong("patient_minor"), currency),
                        row.getString("reason"),
                        row.getBoolean("member_liable")))
                .list();
    }
}
