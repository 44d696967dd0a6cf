package health.mizan.billquestions;

import health.mizan.access.Caller;
import health.mizan.crypto.EncryptedColumn;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import health.mizan.masterdata.Codes;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.payments.Debt;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BillQuestionStore {

    private static final String SEEN = """
        select q.* from bill_question q join patient p on p.id = q.patient_id
          join facility f on f.id = q.facility_id where
        """;

    private final JdbcClient sql;
    private final Sights sights;
    private final FieldCipher cipher;

    BillQuestionStore(JdbcClient sql, Sights sights, FieldCipher cipher) {
        this.sql = sql;
        this.sights = sights;
        this.cipher = cipher;
    }

    /** What a rotation of keys rewrites. */
    @Bean
    static EncryptedColumn billQuestionWords() {
        return EncryptedColumn.of("bill_question", "words", "id");
    }

    @Bean
    static EncryptedColumn billQuestionAnswer() {
        return EncryptedColumn.of("bill_question", "answer", "id");
    }

    void insert(BillQuestion question, String by) {
        sql.sql("""
            insert into bill_question (id, kind, debt_kind, debt_id, patient_id, facility_id, words, asked_by,
                                       asked_at)
            values (:id, :kind, :debtKind, :debt, :patient, :facility, :words, :by, :at)
            """)
                .param("id", question.id())
                .param("kind", Codes.code(question.kind()))
                .param("debtKind", Codes.code(question.debt().kind()))
                .param("debt", question.debt().id())
                .param("patient", question.patient().value())
                .param("facility", question.facility().value())
                .param("words", cipher.encrypt(question.words().reveal(), address(question.id())))
                .param("by", by)
                .param("at", question.askedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Until the transaction ends, nobody else asks as the same asker. */
    void lock(String by) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('bill-question ' || :by, 0))")
                .param("by", by)
                .query(row -> {});
    }

    boolean knows(UUID id) {
        return sql.sql("select exists (select from bill_question where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** How many the same asker has open. */
    int openBy(String by) {
        return sql.sql("select count(*) from bill_question where asked_by = :by and settled_at is null")
                .param("by", by)
                .query(Integer.class)
                .single();
    }

    List<BillQuestion> open(Caller caller, PageRequest page) {
        return sql.sql(SEEN + "q.settled_at is null and (q.asked_at, q.id) > (:at, :id) and " + Sight.VISIT_SQL
                        + " order by q.asked_at, q.id limit :rows")
                .param("at", page.after().at().atOffset(ZoneOffset.UTC))
                .param("id", page.after().id())
                .param("rows", page.limit() + 1)
                .params(sights.of(caller).params())
                .query(this::question)
                .list();
    }

    int count(Caller caller, int most) {
        return sql.sql("select count(*) from (" + SEEN + "q.settled_at is null and " + Sight.VISIT_SQL
                        + " limit :most) few")
                .param("most", most)
                .params(sights.of(caller).params())
                .query(Integer.class)
                .single();
    }

    boolean isOpen(UUID id) {
        return sql.sql("select settled_at is null from bill_question where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    Optional<BillQuestion> find(Caller caller, UUID id) {
        return sql.sql(SEEN + "q.id = :id and " + Sight.VISIT_SQL)
                .param("id", id)
                .params(sights.of(caller).params())
                .query(this::question)
                .optional();
    }

    /** What these askers wrote about a debt, oldest first, with what became of it. */
    List<QuestionAndAnswer> askedBy(Caller reader, List<Caller> askers, Debt debt) {
        return sql.sql(SEEN + "q.debt_kind = :kind and q.debt_id = :debt and q.asked_by = any(:askers) and "
                        + Sight.VISIT_SQL + " order by q.asked_at, q.id")
                .param("kind", Codes.code(debt.kind()))
                .param("debt", debt.id())
                .param("askers", askers.stream().map(Caller::subject).toArray(String[]::new))
                .params(sights.of(reader).params())
                .query(this::both)
                .list();
    }

    Optional<QuestionAndAnswer> standing(Caller caller, UUID id) {
        return sql.sql(SEEN + "q.id = :id and " + Sight.VISIT_SQL)
                .param("id", id)
                .params(sights.of(caller).params())
                .query(this::both)
                .optional();
    }

    private QuestionAndAnswer both(ResultSet row, int number) throws SQLException {
        BillQuestion question = question(row, number);
        OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
        return new QuestionAndAnswer(
                question, settled == null ? null : settled.toInstant(), answer(row, question.id()));
    }

    private @Nullable Phi<String> answer(ResultSet row, UUID id) throws SQLException {
        byte[] answer = row.getBytes("answer");
        return answer == null ? null : new Phi<>(cipher.decryptText(answer, answerOf(id)));
    }

    /** False if it is settled already. */
    boolean settle(UUID id, String by, Instant at, String answer) {
        return sql.sql("""
            update bill_question set settled_at = :at, settled_by = :by, answer = :answer
             where id = :id and settled_at is null
            """)
                        .param("id", id)
                        .param("answer", cipher.encrypt(answer, answerOf(id)))
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private BillQuestion question(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new BillQuestion(
                id,
                Codes.stored(BillQuestion.Kind.class, row.getString("kind")),
                new Debt(
                        Codes.stored(Debt.Kind.class, row.getString("debt_kind")),
                        row.getObject("debt_id", UUID.class)),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                new Phi<>(cipher.decryptText(row.getBytes("words"), address(id))),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }

    private static FieldAddress answerOf(UUID id) {
        return FieldAddress.of("bill_question", "answer", id);
    }

    private static FieldAddress address(UUID id) {
        return FieldAddress.of("bill_question", "words", id);
    }
}
