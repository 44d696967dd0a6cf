package health.mizan.followups;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimState;
import health.mizan.claims.ClaimWorld;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.People;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payers are asked where claims stand. */
class QuestionsTest extends DatabaseTest {

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
    void a_payer_that_is_asked_and_has_not_decided_says_so() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);

        followUps().ask(BILLER, claim);

        Eventually.until(
                "the payer has answered", () -> !questions(claim).getLast().isOpen());
        assertThat(questions(claim)).singleElement().satisfies(question -> {
            assertThat(question.outcome()).isEqualTo(Question.Outcome.PENDING);
            assertThat(question.askedBy()).isEqualTo(BILLER.subject());
        });
        assertThat(world.claims().require(claim).state()).isEqualTo(ClaimState.PENDED);
        assertThat(audited(claim, "claim.status-asked")).isEqualTo(1);
    }

    @Test
    void the_decision_that_a_question_brings_to_light_counts_as_if_the_payer_had_sent_it() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);
        payer.decides(BookedPayer::golden);

        tx.run(() -> followUps().ask(claim, "test"));

        world.await(claim, ClaimState.DECIDED);
        assertThat(questions(claim)).extracting(Question::outcome).containsExactly(Question.Outcome.DECIDED);
    }

    @Test
    void while_a_question_is_open_there_is_no_other() {
        ClaimId claim = world.submitted(world.golden(), ClaimState.PENDED);

        tx.run(() -> {
            followUps().ask(claim, "one");
            followUps().ask(claim, "two");
        });

        assertThat(questions(claim)).extracting(Question::askedBy).containsExactly("one");
    }

    @Test
    void nobody_is_asked_about_a_claim_that_was_never_sent() {
        ClaimId claim = world.ready(world.golden());

        assertThat(followUps().ask(BILLER, claim).orElseThrow()).isInstanceOf(FollowUps.Asking.NotThere.class);
    }

    private FollowUps followUps() {
        return world.the(FollowUps.class);
    }

    private List<Question> questions(ClaimId claim) {
        return followUps().questions(claim);
    }

    private long audited(ClaimId claim, String action) {
        return owner.sql("select count(*) from billing.audit_event where action = :action and subject_id = :claim")
                .param("action", action)
                .param("claim", claim.toString())
                .query(Long.class)
                .single();
    }
}
