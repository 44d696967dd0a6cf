package health.mizan.followups;

import static health.mizan.claims.BookedPayer.NOON;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.cases.CaseId;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.claims.ClaimState;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.ClaimWorld;
import health.mizan.followups.FollowUps.Settling;
import health.mizan.money.Money;
import health.mizan.remarks.Remark;
import health.mizan.submissions.Hearing;
import health.mizan.submissions.Hearing.Ruling;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.People;
import health.mizan.testing.Together;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that do not fit what was asked have a way out. */
class DoubtsTest extends DatabaseTest {

    private static final Caller BILLER = People.staff("biller", Role.BILLER, "RUH");

    private BookedPayer payer;
    private ClaimWorld world;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        payer = new BookedPayer(sql);
        world = new ClaimWorld(dataSource, sql, tx, payer).open();
    }

    @BeforeEach
    void thePayerTakesItsTime() {
        payer.decides(message -> new ClaimReply.Pended("NAJD-P"));
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void more_than_was_asked_counts_once_a_person_says_so() {
        CaseId id = world.golden();
        ClaimId claim = world.submitted(id, ClaimState.PENDED);
        Hearing doubt = heard(claim, generous(claim, NOON));

        Settling settling = rule(claim, doubt, Ruling.ACCEPTED);
        Claim posted = world.claims().post(claim);

        assertThat(settling).isInstanceOf(Settling.Done.class);
        assertThat(posted.state()).isEqualTo(ClaimState.POSTED);
        assertThat(posted.problems()).isEmpty();
        assertThat(world.invoiceOf(id).open()).isEqualTo(sar("60.00"));
        assertThat(hearing(claim, doubt).ruled()).satisfies(ruled -> {
            assertThat(ruled.ruling()).isEqualTo(Ruling.ACCEPTED);
            assertThat(ruled.by()).isEqualTo(BILLER.subject());
            assertThat(ruled.reason()).isEqualTo("agreed by telephone");
        });
        assertThat(audited(claim, "claim.answer-accepted")).isEqualTo(1);
    }

    @Test
    void what_does_not_add_up_is_nobodys_to_accept() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);
        ClaimReply.Decided whole = BookedPayer.golden(message(claim));
        Hearing doubt =
                heard(claim, new ClaimReply.Decided("X", NOON, whole.lines().subList(0, 2), null));

        Settling settling = rule(claim, doubt, Ruling.ACCEPTED);

        assertThat(settling).isEqualTo(new Settling.Unsound(List.of(Remark.at(3, Remark.Kind.LINE_NOT_DECIDED))));
        assertThat(world.claims().require(claim).problems())
                .containsExactly(Remark.at(3, Remark.Kind.LINE_NOT_DECIDED));
        assertThat(world.claims().decisions(claim)).isEmpty();
    }

    @Test
    void what_is_dismissed_counts_for_nothing_and_the_payer_is_asked_again() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);
        Hearing doubt = heard(claim, generous(claim, NOON));
        payer.decides(BookedPayer::golden);

        rule(claim, doubt, Ruling.DISMISSED);

        world.await(claim, ClaimState.DECIDED);
        assertThat(world.claims().require(claim).problems()).isEmpty();
        assertThat(world.claims().decisions(claim))
                .singleElement()
                .satisfies(decision -> assertThat(decision.payerReference()).isEqualTo("NAJD-1"));
        assertThat(questions(claim)).extracting(Question::outcome).containsExactly(Question.Outcome.DECIDED);
    }

    @Test
    void what_was_dismissed_is_accepted_when_the_payer_insists() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);
        ClaimReply.Decided generous = generous(claim, NOON);
        Hearing doubt = heard(claim, generous);
        payer.decides(message -> generous);
        rule(claim, doubt, Ruling.DISMISSED);
        Eventually.until(
                "the payer has answered", () -> !questions(claim).getLast().isOpen());

        Settling settling = rule(claim, doubt, Ruling.ACCEPTED);

        assertThat(settling).isInstanceOf(Settling.Done.class);
        assertThat(world.claims().require(claim).state()).isEqualTo(ClaimState.DECIDED);
        assertThat(rule(claim, doubt, Ruling.DISMISSED)).isInstanceOf(Settling.NotFromHere.class);
    }

    @Test
    void what_was_accepted_is_in_no_doubt_when_it_comes_again_under_another_number() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);
        ClaimReply.Decided generous = generous(claim, NOON);
        rule(claim, heard(claim, generous), Ruling.ACCEPTED);

        answered(claim, new ClaimReply.Decided("GEN-2", NOON, generous.lines(), null));

        assertThat(world.claims().hearings(claim).getLast().effect()).isEqualTo(Hearing.Effect.IGNORED);
        assertThat(world.claims().decisions(claim)).hasSize(1);
        assertThat(followUps().isDoubted(claim)).isFalse();
    }

    @Test
    void eight_who_accept_at_once_accept_once() throws Exception {
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);
        Hearing doubt = heard(claim, generous(claim, NOON));

        List<Settling> all = Together.times(8, i -> () -> rule(claim, doubt, Ruling.ACCEPTED));

        assertThat(all).allMatch(Settling.Done.class::isInstance);
        assertThat(world.claims().decisions(claim)).hasSize(1);
        assertThat(world.events("claim", claim))
                .filteredOn("claim.doubted"::equals)
                .hasSize(2);
    }

    @Test
    void a_later_decision_that_fits_overtakes_the_doubt_and_an_earlier_one_does_not() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);
        Hearing doubt = heard(claim, generous(claim, NOON));

        answered(claim, BookedPayer.allApproved("EARLY", NOON.minusSeconds(60), message(claim)));
        boolean afterTheEarly = hearing(claim, doubt).isDoubtful();
        answered(claim, BookedPayer.allApproved("LATE", NOON.plusSeconds(60), message(claim)));

        assertThat(afterTheEarly).isTrue();
        assertThat(hearing(claim, doubt).ruled())
                .satisfies(ruled -> assertThat(ruled.ruling()).isEqualTo(Ruling.OVERTAKEN));
        assertThat(world.claims().require(claim).problems()).isEmpty();
    }

    @Test
    void a_decision_after_a_rejection_can_be_accepted_and_one_on_a_claim_called_off_cannot() {
        payer.decides(message -> new ClaimReply.Rejected("NAJD-R", List.of()));
        ClaimId rejected = world.submitted(world.golden(), ClaimState.REJECTED);
        ClaimId calledOff = world.submitted(world.golden(), ClaimState.REJECTED);
        world.claims().cancel(BILLER, calledOff);

        Settling first = rule(rejected, heard(rejected, BookedPayer.golden(message(rejected))), Ruling.ACCEPTED);
        Settling second = rule(calledOff, heard(calledOff, BookedPayer.golden(message(calledOff))), Ruling.ACCEPTED);

        assertThat(first).isInstanceOf(Settling.Done.class);
        assertThat(world.claims().require(rejected).state()).isEqualTo(ClaimState.DECIDED);
        assertThat(second).isInstanceOf(Settling.NotFromHere.class);
    }

    @Test
    void who_works_elsewhere_rules_on_nothing_and_asks_nothing() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);
        Hearing doubt = heard(claim, generous(claim, NOON));
        Caller elsewhere = People.staff("b2", Role.BILLER, "JED");

        Optional<Settling> settling = followUps().rule(elsewhere, claim, doubt.id(), Ruling.ACCEPTED, "no");

        assertThat(settling).isEmpty();
        assertThat(followUps().ask(elsewhere, claim)).isEmpty();
        assertThat(hearing(claim, doubt).isDoubtful()).isTrue();
    }

    @Test
    void what_was_kept_as_an_english_text_is_still_read() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);
        Remark written = Remark.quoting(Remark.Kind.WRITTEN, "line 3 is not decided");
        owner.sql("update billing.claim set problem = 'not sent: closed for good' where id = :id")
                .param("id", claim.value())
                .update();

        assertThat(world.claims().require(claim).problems())
                .containsExactly(Remark.quoting(Remark.Kind.WRITTEN, "not sent: closed for good"));

        owner.sql("""
                        insert into billing.submission_answer (id, submission_id, kind, payer_reference, digest, effect,
                            why, heard_at)
                        values (gen_random_uuid(), :submission, 'decided', 'OLD-1', sha256('old'), 'discrepant',
                            'line 3 is not decided', now())
                        """).param("submission", message(claim).id()).update();

        assertThat(world.claims().hearings(claim).getLast()).satisfies(old -> {
            assertThat(old.why()).containsExactly(written);
            assertThat(old.isDoubtful()).isTrue();
        });
        assertThat(world.claims().require(claim).problems()).containsExactly(written);
    }

    @Test
    void a_decision_in_doubt_lies_sealed_in_the_database() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);
        Hearing doubt = heard(claim, generous(claim, NOON));

        byte[] kept = owner.sql("select content from billing.adjudication_doubt where answer_id = :id")
                .param("id", doubt.id())
                .query(byte[].class)
                .single();

        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("disposition", "allowed", "GEN-1");
    }

    private FollowUps followUps() {
        return world.the(FollowUps.class);
    }

    private List<Question> questions(ClaimId claim) {
        return followUps().questions(claim);
    }

    private Settling rule(ClaimId claim, Hearing answer, Ruling ruling) {
        return followUps()
                .rule(BILLER, claim, answer.id(), ruling, "agreed by telephone")
                .orElseThrow();
    }

    private ClaimSubmission message(ClaimId claim) {
        return world.lastMessage(claim);
    }

    private void answered(ClaimId claim, ClaimReply reply) {
        world.claims().answered(message(claim).id(), reply);
    }

    private Hearing heard(ClaimId claim, ClaimReply reply) {
        answered(claim, reply);
        Hearing last = world.claims().hearings(claim).getLast();
        assertThat(last.isDoubtful()).isTrue();
        return last;
    }

    private Hearing hearing(ClaimId claim, Hearing known) {
        return world.claims().hearings(claim).stream()
                .filter(each -> each.id().equals(known.id()))
                .findFirst()
                .orElseThrow();
    }

    private long audited(ClaimId claim, String action) {
        return owner.sql("select count(*) from billing.audit_event where action = :action and subject_id = :claim")
                .param("action", action)
                .param("claim", claim.toString())
                .query(Long.class)
                .single();
    }

    /** 45.00 more than was asked, 60.00 of it all the patient's. */
    private ClaimReply.Decided generous(ClaimId claim, Instant issued) {
        return BookedPayer.decided("GEN-1", issued, message(claim), line -> {
            Money allowed = line.net().plus(sar("15.00"));
            return new LineDecision(
                    line.sequence(),
                    Verdict.APPROVED,
                    allowed,
                    allowed.minus(sar("20.00")),
                    sar("0"),
                    sar("20.00"),
                    null,
                    false);
        });
    }
}
