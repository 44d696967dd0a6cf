package health.mizan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.faults.GoldenCases.Golden;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Till;
import health.mizan.testing.Eventually;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What befalls the whole application while cases are under way. Each test has several of them at different places at
 * once, since a start takes longer than a case.
 */
@Tag("walk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeFaultsTest {

    private World world;
    private Trouble trouble;
    private URI gateway;
    private URI payer;
    private URI emr;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path data) throws Exception {
        world = World.in(data);
        trouble = new Trouble(world.places());
        gateway = world.places().gateway();
        payer = world.places().payer();
        emr = world.places().emr();
    }

    @BeforeEach
    void calm() {
        trouble.none();
    }

    @AfterAll
    void stop() throws Exception {
        world.close();
    }

    @Test
    void six_cases_killed_at_six_moments_go_on_by_themselves_once_it_runs_again() throws Exception {
        GoldenCases cases = new GoldenCases(world, trouble);
        Golden asking = cases.agreed();
        Golden paying = cases.agreed();
        JsonNode page = cases.page(paying);
        Golden confirmed = cases.held();
        Golden atThePayer = cases.held();
        Golden capturing = cases.held();
        Golden telling = cases.held();

        nobodyAnswers(cases, telling, capturing, atThePayer);
        Runnable asked = trouble.at(gateway, Map.of("kind", "hang", "method", "POST", "path", "/v1/payments"));
        try (ExecutorService desk = Executors.newVirtualThreadPerTaskExecutor()) {
            desk.execute(() -> unheard(cases, asking));
            asked.run();
            killWhileWorkHasArrived(() -> {
                cases.till().give(page, Till.VISA);
                trouble.noticesAgain();
                await("the notices of the page, the hold and the capture lie unread", 3, """
                        select count(*) from billing.inbox_message where state = 'received'""");
                confirmed.visit().tell("finish");
                await("the service is confirmed", 1, """
                        select count(*) from billing.financial_case where state = 'confirmed' and id = '%s'""".formatted(
                                UUID.fromString(confirmed.visit().financialCase())));
            });
        }
        world.startAgain();
        cases.till().attempt(page, "authorised");
        paying.visit().finish();
        cases.give(cases.page(asking));
        asking.visit().finish();

        cases.endAsTheyShould();
    }

    @Test
    void cases_outlive_their_database_a_gateway_that_takes_and_drops_and_parties_that_are_away_or_repeat_themselves()
            throws Exception {
        GoldenCases cases = new GoldenCases(world, trouble);
        Golden taken = cases.held();
        Golden pended = cases.held();
        Golden repeated = cases.held();
        Golden atThePayer = cases.held();

        trouble.laterAnswersTwiceAndTurnedRound();
        trouble.pendUntilTold();
        trouble.treat(pended.visit().guest(), "pended");
        pended.visit().finish();
        pended.visit().claim("pended");
        trouble.decideTwice(pended.visit().guest());
        await("the older decision came last and changed nothing", 1, """
                select count(*) from billing.submission_answer where kind = 'decided' and effect = 'ignored'
                   and remarks @> '[{"kind": "DECIDED_SINCE"}]'""");
        trouble.treat(repeated.visit().guest(), "duplicate");
        repeated.visit().finish();
        repeated.visit().claim("posted");
        trouble.laterAnswersAsUsual();
        Runnable dropped = trouble.at(gateway, Map.of("kind", "drop-after", "path", cases.capture(taken)));
        taken.visit().finish();
        dropped.run();
        Runnable claimed = trouble.at(payer, Map.of("kind", "delay", "delayMs", 4000, "path", "/$process-message"));
        atThePayer.visit().finish();
        claimed.run();
        trouble.at(emr, Map.of("kind", "status", "status", 503, "path", "/fhir", "times", 10_000));
        world.crashDatabase();
        await("the EMR could not be told", 1, """
                select count(*) from billing.emr_notice where state = 'retry'""");
        Outside.calm(emr);

        cases.endAsTheyShould();
    }

    /** The EMR has the notice, the gateway has taken the money, the payer has the claim still to open. */
    private void nobodyAnswers(GoldenCases cases, Golden telling, Golden capturing, Golden atThePayer) {
        trouble.noNotices();
        Runnable told = trouble.at(emr, Map.of("kind", "hang", "path", "/fhir/PaymentNotice"));
        Runnable taken = trouble.at(gateway, Map.of("kind", "hang", "path", cases.capture(capturing)));
        telling.visit().tell("finish");
        capturing.visit().tell("finish");
        told.run();
        taken.run();
        Runnable claimed = trouble.at(payer, Map.of("kind", "delay", "delayMs", 20_000, "path", "/$process-message"));
        atThePayer.visit().tell("finish");
        claimed.run();
    }

    /** From the moment on at which nobody gets to work on what arrives; and what came before is where it was meant to be. */
    private void killWhileWorkHasArrived(Runnable arriving) throws SQLException, InterruptedException {
        try (Connection lock = world.database().getConnection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table billing.payment_attempt, billing.claim in exclusive mode");
            arriving.run();
            assertThat(world.sql()
                            .sql("select distinct kind from billing.remote_call where settled_at is null order by kind")
                            .query(String.class)
                            .list())
                    .containsExactly("emr.notice", "payer.claim", "payment.capture", "payment.start");
            world.kill();
        }
    }

    /** A desk whose question dies with the application. */
    private static void unheard(GoldenCases cases, Golden golden) {
        try {
            cases.till().ask(golden.order(), "card");
        } catch (UncheckedIOException killed) {
            // as expected: the desk asks again
        }
    }

    private void await(String what, long least, String count) {
        Eventually.until(what, () -> world.sql().sql(count).query(Long.class).single() >= least);
    }
}
