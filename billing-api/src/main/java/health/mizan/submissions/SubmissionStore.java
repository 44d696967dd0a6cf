package health.mizan.submissions;

import health.mizan.bills.BillId;
import health.mizan.masterdata.Codes;
import health.mizan.remarks.KeptRemarks;
import health.mizan.submissions.Hearing.Ruled;
import health.mizan.submissions.Hearing.Ruling;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SubmissionStore {

    private final JdbcClient sql;
    private final FaultSeal seal;

    SubmissionStore(JdbcClient sql, FaultSeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    void insert(Submission submission) {
        sql.sql("""
                        insert into submission (id, claim_id, number, bill_id, prior_id, created_at)
                        values (:id, :claim, :number, :bill, :prior, :at)
                        """)
                .param("id", submission.id())
                .param("claim", submission.claim())
                .param("number", submission.number())
                .param("bill", submission.bill().value())
                .param("prior", submission.prior())
                .param("at", submission.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Submission> find(UUID id) {
        return sql.sql("select * from submission where id = :id")
                .param("id", id)
                .query(SubmissionStore::submission)
                .optional();
    }

    List<Submission> of(UUID claim) {
        return sql.sql("select * from submission where claim_id = :claim order by number")
                .param("claim", claim)
                .query(SubmissionStore::submission)
                .list();
    }

    boolean heard(UUID submission, byte[] digest) {
        return sql.sql("""
                        select exists (select from submission_answer where submission_id = :submission and digest = :digest)
                        """)
                .param("submission", submission)
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    void insert(Hearing hearing, byte[] digest) {
        sql.sql("""
                        insert into submission_answer (id, submission_id, kind, payer_reference, digest, effect, remarks,
                            faults, heard_at)
                        values (:id, :submission, :kind, :reference, :digest, :effect, :why::jsonb, :faults,
                            :at)
                        """)
                .param("id", hearing.id())
                .param("submission", hearing.submission())
                .param("kind", Codes.code(hearing.kind()))
                .param("reference", hearing.payerReference())
                .param("digest", digest)
                .param("effect", Codes.code(hearing.effect()))
                .param("why", KeptRemarks.json(hearing.why()))
                .param("faults", seal.seal(hearing.id(), hearing.faults()))
                .param("at", hearing.heardAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void insert(UUID answer, Ruled ruled) {
        sql.sql("""
                        insert into submission_ruling (answer_id, ruling, reason, ruled_by, ruled_at)
                        values (:answer, :ruling, :reason, :by, :at)
                        """)
                .param("answer", answer)
                .param("ruling", Codes.code(ruled.ruling()))
                .param("reason", ruled.reason())
                .param("by", ruled.by())
                .param("at", ruled.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Hearing> hearings(UUID claim) {
        return sql.sql("""
                        select a.*, r.ruling, r.reason, r.ruled_by, r.ruled_at
                          from submission_answer a join submission s on s.id = a.submission_id
                          left join lateral (select * from submission_ruling l where l.answer_id = a.id
                                              order by l.position desc limit 1) r on true
                         where s.claim_id = :claim order by a.position
                        """)
                .param("claim", claim)
                .query((row, index) -> hearing(row))
                .list();
    }

    private Hearing hearing(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Hearing(
                id,
                row.getObject("submission_id", UUID.class),
                Codes.stored(Hearing.Kind.class, row.getString("kind")),
                row.getString("payer_reference"),
                Codes.stored(Hearing.Effect.class, row.getString("effect")),
                KeptRemarks.of(row.getString("remarks"), row.getString("why")),
                seal.open(id, row.getBytes("faults")),
                row.getObject("heard_at", OffsetDateTime.class).toInstant(),
                ruled(row));
    }

    private static @Nullable Ruled ruled(ResultSet row) throws SQLException {
        String ruling = row.getString("ruling");
        return ruling == null
                ? null
                : new Ruled(
                        Codes.stored(Ruling.class, ruling),
                        row.getString("ruled_by"),
                        row.getString("reason"),
                        row.getObject("ruled_at", OffsetDateTime.class).toInstant());
    }

    private static Submission submission(ResultSet row, int index) throws SQLException {
        return new Submission(
                row.getObject("id", UUID.class),
                row.getObject("claim_id", UUID.class),
                row.getInt("number"),
                new BillId(row.getObject("bill_id", UUID.class)),
                row.getObject("prior_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
