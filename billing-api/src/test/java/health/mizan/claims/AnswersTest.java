package health.mizan.claims;

import static health.mizan.claims.BookedPayer.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.adjudications.Decision;
import health.mizan.remarks.Remark;
import health.mizan.submissions.Hearing;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.Together;
import health.mizan.web.PageRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payers answer late, twice, out of order and beside the question. */
class AnswersTest extends DatabaseTest {

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
    void asEver() {
        payer.decides(BookedPayer::golden);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void pended_and_decided_later_by_another_door() {
        payer.decides(message -> new ClaimReply.Pended("NAJD-P"));
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);
        ClaimSubmission message = world.lastMessage(claim);

        Claim decided = world.claims().answered(message.id(), BookedPayer.golden(message));
        Claim late = world.claims().answered(message.id(), new ClaimReply.Pended("NAJD-P2"));

        assertThat(decided.state()).isEqualTo(ClaimState.DECIDED);
        assertThat(late.state()).isEqualTo(ClaimState.DECIDED);
        assertThat(world.claims().hearings(claim))
                .extracting(Hearing::effect)
                .containsExactly(Hearing.Effect.TAKEN, Hearing.Effect.TAKEN, Hearing.Effect.IGNORED);
    }

    @Test
    void the_same_answer_again_has_no_effect_even_sixteen_times_at_once() throws Exception {
        payer.decides(message -> new ClaimReply.Pended("NAJD-P"));
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);
        ClaimSubmission message = world.lastMessage(claim);

        Together.times(16, i -> () -> world.claims().answered(message.id(), BookedPayer.golden(message)));

        assertThat(world.claims().decisions(claim)).hasSize(1);
        assertThat(world.events("claim", claim)).containsExactly("claim.drafted", "claim.answered", "claim.answered");
    }

    @Test
    void a_posted_claim_is_not_opened_again_by_a_check() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.DECIDED);
        world.claims().post(claim);

        Claims.Checked checked = world.claims().recheck(BILLER, claim).orElseThrow();

        assertThat(checked.mayGo()).isFalse();
        assertThat(checked.claim().state()).isEqualTo(ClaimState.POSTED);
    }

    @Test
    void a_decision_that_comes_again_under_another_number_of_the_payer_is_no_further_one() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.DECIDED);
        ClaimSubmission message = world.lastMessage(claim);
        ClaimReply.Decided golden = BookedPayer.golden(message);

        world.claims()
                .answered(
                        message.id(),
                        new ClaimReply.Decided("NAJD-2", golden.issued(), golden.lines(), golden.disposition()));

        assertThat(world.claims().decisions(claim))
                .extracting(Decision::payerReference)
                .containsExactly("NAJD-1");
        assertThat(world.claims().hearings(claim).getLast().effect()).isEqualTo(Hearing.Effect.IGNORED);
        assertThat(world.events("claim", claim)).containsExactly("claim.drafted", "claim.answered");
    }

    @Test
    void of_two_decisions_the_later_counts_whichever_comes_first() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.DECIDED);
        ClaimSubmission message = world.lastMessage(claim);

        world.claims().answered(message.id(), BookedPayer.allApproved("NAJD-0", NOON.minusSeconds(60), message));

        assertThat(world.claims().decisions(claim))
                .extracting(Decision::payerReference)
                .containsExactly("NAJD-1");
        assertThat(world.claims().hearings(claim).getLast().effect()).isEqualTo(Hearing.Effect.IGNORED);
    }

    @Test
    void a_decision_that_does_not_answer_what_was_asked_is_kept_for_a_person_and_posted_by_nobody() {
        payer.decides(message -> new ClaimReply.Pended("NAJD-P"));
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);
        ClaimSubmission message = world.lastMessage(claim);
        ClaimReply.Decided golden = BookedPayer.golden(message);

        Claim now = world.claims()
                .answered(
                        message.id(),
                        new ClaimReply.Decided("X", NOON, golden.lines().subList(0, 2), null));

        assertThat(now.state()).isEqualTo(ClaimState.PENDED);
        assertThat(now.problems()).containsExactly(Remark.at(3, Remark.Kind.LINE_NOT_DECIDED));
        assertThat(world.claims().decisions(claim)).isEmpty();
        assertThat(world.claims().list(BILLER, problems(), page()).items())
                .extracting(Claim::id)
                .contains(claim);
    }

    @Test
    void what_the_payer_rejects_is_mended_and_sent_in_its_place() {
        payer.decides(message -> new ClaimReply.Rejected("NAJD-R", BookedPayer.fault()));
        ClaimId claim = world.submitted(world.golden(), ClaimState.REJECTED);
        UUID first = world.lastMessage(claim).id();
        payer.decides(BookedPayer::golden);

        Claims.Checked checked = world.claims().recheck(BILLER, claim).orElseThrow();
        world.claims().submit(BILLER, claim);
        world.await(claim, ClaimState.DECIDED);

        assertThat(checked.mayGo()).isTrue();
        assertThat(world.lastMessage(claim).prior()).isEqualTo(first);
        assertThat(world.lastMessage(claim).id()).isNotEqualTo(first);
        assertThat(world.claims().hearings(claim).getFirst().faults())
                .extracting(Hearing.Fault::code)
                .containsExactly("BV-00041");
    }

    private static Claims.Filter problems() {
        return new Claims.Filter(null, null, null, null, true);
    }

    private static PageRequest page() {
        return PageRequest.of(null, 200);
    }
}
