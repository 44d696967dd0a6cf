package health.mizan.walks;

import health.mizan.sandbox.demo.Guest;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Till;
import health.mizan.sandbox.demo.Visit;
import health.mizan.testing.AppTest;
import health.mizan.testing.Eventually;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Visits walked from outside, over nothing but HTTP, through the whole application and the sandbox's real servers. After
 * each walk the {@link Judge} looks at everybody's books.
 */
@Tag("walk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WalkTest extends AppTest {

    static final String HBA1C = "DS-202";

    @Autowired
    private RuntimeService running;

    @Autowired
    private ManagementService jobs;

    Timers timers;

    Places places;
    Staff staff;
    Till till;
    Judge judge;

    @BeforeAll
    void everybodySignsIn() {
        timers = new Timers(running, jobs);
        places = new Places(local(port), local(sandboxPort), local(sandboxPort + 1), local(sandboxPort + 2));
        staff = Staff.login(places.mizan());
        till = new Till(places, staff.desk());
        // Some take note of the books before their first test.
        banksAreDone();
    }

    @BeforeEach
    void theJudgeTakesNoteOfTheBooks() {
        calm();
        banksAreDone();
        judge = new Judge(places, staff);
    }

    @AfterEach
    void theJudgeFindsNothingWrong() {
        calm();
        judge.findsNothingWrong();
    }

    private static void banksAreDone() {
        Eventually.until("slow banks have answered what others paid", () -> banksThinking() == 0);
    }

    /** Payments of which the bank takes its half minute; older ones are stuck on purpose. */
    private static long banksThinking() {
        return JdbcClient.create(database.asOwner()).sql("""
                        select count(*) from billing.payment_attempt
                         where state = 'processing' and changed_at > now() - interval '45 seconds'""").query(Long.class).single();
    }

    /** A GP visit, a full blood count and an HbA1c: 255.00 by contract. */
    Visit silverVisit() {
        return judge.watch(Visit.begin(places, staff, Guest.silver(staff.desk()), "DS-100", "DS-201", HBA1C));
    }

    /** And 75.00 are held for it. */
    String held(Visit visit) {
        return till.hold(visit, visit.accept(visit.estimate()).path("hold"), Till.VISA);
    }

    /** What the payer shall do about this patient. */
    void payer(Visit visit, String order, Map<String, Object> details) {
        Map<String, Object> whom = new HashMap<>(details);
        whom.put("for", visit.guest().member());
        Outside.order(places.payer(), Map.of(order, whom));
    }

    void payerDenies(Visit visit, String service) {
        payer(visit, "deny", Map.of("service", service, "reason", "MN-1-1"));
    }

    private void calm() {
        Outside.calm(places.gateway());
        Outside.calm(places.payer());
        Outside.calm(places.emr());
        Outside.order(places.payer(), Map.of("forget", true));
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
