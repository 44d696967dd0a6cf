package health.mizan.claims;

import health.mizan.beats.Answer;
import health.mizan.claims.ClaimReply.Decided;
import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.money.Money;
import health.mizan.tx.Tx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A payer with a book of its own in the database, so that another process can ask what became of a submission. */
public class BookedPayer implements PayerClaims {

    public static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");

    private final JdbcClient sql;
    private volatile Function<ClaimSubmission, ClaimReply> decides = BookedPayer::golden;
    private volatile @Nullable Answer<ClaimReply> instead;

    public BookedPayer(JdbcClient sql) {
        this.sql = sql;
    }

    public static void createBook(JdbcClient owner) {
        owner.sql("create table if not exists billing.payer_book (submission uuid primary key, said text not null)")
                .update();
        owner.sql("create table if not exists billing.payer_asked (submission uuid not null)")
                .update();
        owner.sql("grant select, insert on billing.payer_book, billing.payer_asked to mizan_app")
                .update();
    }

    public void decides(Function<ClaimSubmission, ClaimReply> how) {
        decides = how;
        instead = null;
    }

    /** What the network makes of it; the payer sees nothing. */
    void neverHears(Answer<ClaimReply> answer) {
        instead = answer;
    }

    @Override
    public Answer<ClaimReply> submit(ClaimSubmission submission) {
        Tx.requireNone();
        sql.sql("insert into payer_asked (submission) values (:id)")
                .param("id", submission.id())
                .update();
        Answer<ClaimReply> lost = instead;
        return lost == null ? new Answer.Done<>(book(submission)) : lost;
    }

    @Override
    public Answer<ClaimReply> inquire(ClaimSubmission submission) {
        Tx.requireNone();
        return booked(submission.id()) == 0
                ? new Answer.NotSent<>("unknown here")
                : new Answer.Done<>(book(submission));
    }

    int booked(UUID submission) {
        return sql.sql("select count(*) from payer_book where submission = :id")
                .param("id", submission)
                .query(Integer.class)
                .single();
    }

    int asked(UUID submission) {
        return sql.sql("select count(*) from payer_asked where submission = :id")
                .param("id", submission)
                .query(Integer.class)
                .single();
    }

    private ClaimReply book(ClaimSubmission submission) {
        ClaimReply reply = decides.apply(submission);
        sql.sql("insert into payer_book (submission, said) values (:id, :said) on conflict do nothing")
                .param("id", submission.id())
                .param("said", reply.toString())
                .update();
        return reply;
    }

    /** HbA1c is not indicated and not the member's to pay; of the rest the member pays a fifth. */
    public static Decided golden(ClaimSubmission submission) {
        return decided(
                "NAJD-1", NOON, submission, line -> line.code().equals("DS-202") ? denied(line) : approved(line));
    }

    public static Decided allApproved(String reference, Instant issued, ClaimSubmission submission) {
        return decided(reference, issued, submission, BookedPayer::approved);
    }

    public static Decided allDenied(ClaimSubmission submission) {
        return decided("NAJD-0", NOON, submission, BookedPayer::denied);
    }

    public static Decided decided(
            String reference,
            Instant issued,
            ClaimSubmission submission,
            Function<ClaimSubmission.Line, LineDecision> each) {
        return new Decided(
                reference, issued, submission.lines().stream().map(each).toList(), null);
    }

    static LineDecision approved(ClaimSubmission.Line line) {
        Money share = new Money(line.net().minor() / 5, line.net().currency());
        return new LineDecision(
                line.sequence(),
                Verdict.APPROVED,
                line.net(),
                line.net().minus(share),
                Money.zero(line.net().currency()),
                share,
                null,
                false);
    }

    static LineDecision denied(ClaimSubmission.Line line) {
        Money zero = Money.zero(line.net().currency());
        return new LineDecision(line.sequence(), Verdict.DENIED, zero, zero, zero, zero, "MN-1-1", false);
    }

    static List<ClaimReply.Fault> fault() {
        return List.of(
                new ClaimReply.Fault("BV-00041", "service date outside the encounter", "Claim.item[0].serviced"));
    }
}
