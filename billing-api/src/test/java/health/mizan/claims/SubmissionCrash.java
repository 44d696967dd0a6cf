package health.mizan.claims;

import health.mizan.beats.Answer;
import health.mizan.testing.Eventually;
import health.mizan.tx.Tx;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Takes one claim from the draft to the ledger in a process of its own and dies at the given moment, as if the power had
 * gone; if nobody has killed it before.
 */
final class SubmissionCrash {

    static final int EXIT_CODE = 137;

    /** Where the process dies. */
    enum Moment {
        INTENT_NOTED,
        BEFORE_THE_PAYER_HEARD,
        PAYER_HAS_IT_ANSWER_NOT_NOTED,
        ANSWER_NOTED_NOT_POSTED,
        POSTED
    }

    private SubmissionCrash() {}

    public static void main(String[] arguments) {
        DriverManagerDataSource source =
                new DriverManagerDataSource(arguments[0] + "?currentSchema=billing", "mizan_app", "");
        JdbcClient sql = JdbcClient.create(source);
        ClaimId claim = new ClaimId(UUID.fromString(arguments[1]));
        Moment moment = Moment.valueOf(arguments[2]);
        Tx tx = new Tx(new DataSourceTransactionManager(source));
        ClaimWorld world = new ClaimWorld(source, sql, tx, new DoomedPayer(sql, moment));
        world.claims().scrub(claim);
        tx.run(() -> world.claims().submit(claim));
        if (moment == Moment.INTENT_NOTED) {
            die();
        }
        world.startRelay();
        Eventually.until(
                "the answer is noted", () -> world.claims().require(claim).state() == ClaimState.DECIDED);
        if (moment == Moment.POSTED) {
            world.claims().post(claim);
        }
        die();
    }

    private static void die() {
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private static final class DoomedPayer extends BookedPayer {

        private final Moment moment;

        DoomedPayer(JdbcClient sql, Moment moment) {
            super(sql);
            this.moment = moment;
        }

        @Override
        public Answer<ClaimReply> submit(ClaimSubmission submission) {
            if (moment == Moment.BEFORE_THE_PAYER_HEARD) {
                die();
            }
            Answer<ClaimReply> answer = super.submit(submission);
            if (moment == Moment.PAYER_HAS_IT_ANSWER_NOT_NOTED) {
                die();
            }
            return answer;
        }
    }
}
