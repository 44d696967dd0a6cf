package health.mizan.followups;

import health.mizan.claims.ClaimId;
import health.mizan.followups.Question.Outcome;
import health.mizan.masterdata.Codes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class QuestionStore {

    private final JdbcClient sql;

    QuestionStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** False if one about the same submission is open. */
    boolean insert(Question question) {
        return sql.sql("""
                        insert into claim_question (id, claim_id, submission_id, asked_by, asked_at)
                        values (:id, :claim, :submission, :by, :at)
                        on conflict (submission_id) where answered_at is null do nothing
                        """)
                        .param("id", question.id())
                        .param("claim", question.claim().value())
                        .param("submission", question.submission())
                        .param("by", question.askedBy())
                        .param("at", question.askedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void answered(UUID id, Outcome outcome, Instant at) {
        sql.sql(
                        "update claim_question set outcome = :outcome, answered_at = :at where id = :id and answered_at is null")
                .param("id", id)
                .param("outcome", Codes.code(outcome))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Question> find(UUID id) {
        return sql.sql("select * from claim_question where id = :id")
                .param("id", id)
                .query(QuestionStore::question)
                .optional();
    }

    Optional<Question> open(UUID submission) {
        return sql.sql("select * from claim_question where submission_id = :submission and answered_at is null")
                .param("submission", submission)
                .query(QuestionStore::question)
                .optional();
    }

    /** Oldest first. */
    List<Question> of(ClaimId claim) {
        return sql.sql("select * from claim_question where claim_id = :claim order by asked_at, id")
                .param("claim", claim.value())
                .query(QuestionStore::question)
                .list();
    }

    private static Question question(ResultSet row, int index) throws SQLException {
        String outcome = row.getString("outcome");
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Question(
                row.getObject("id", UUID.class),
                new ClaimId(row.getObject("claim_id", UUID.class)),
                row.getObject("submission_id", UUID.class),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                outcome == null ? null : Codes.stored(Outcome.class, outcome),
                answered == null ? null : answered.toInstant());
    }
}
