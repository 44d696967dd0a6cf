package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.mizan.attacks.Attack.World;
import health.mizan.attacks.Bindings.Bound;
import health.mizan.identity.OwnIssuer;
import health.mizan.logins.PatientLogins;
import health.mizan.sandbox.demo.Places;
import health.mizan.testing.AppTest;
import health.mizan.testing.RawHttp;
import health.mizan.testing.RudeServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each attack of the sample against the whole application. It is refused or harmless: the answer is one that the case
 * names and gives nothing away, no business row has changed, nobody called the listener, and the next lawful request
 * is answered. Which case is run how: {@code docs/attacks.md}.
 */
@Tag("walk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksTest extends AppTest {

    @Autowired
    private OwnIssuer issuer;

    @Autowired
    private PatientLogins logins;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Environment settings;

    private RudeServer listener;
    private World world;
    private BusinessState before;

    @BeforeAll
    void open() throws Exception {
        if (Sample.cases().isEmpty()) {
            System.err.println("SKIPPED: no attack cases; name the file by -Dmizan.attacks");
        }
        assumeTrue(Sample.cases().isPresent(), "no attack cases");
        listener = RudeServer.answering(RudeServer.ok("text/plain", "caught"));
        Clinic clinic = new Clinic(
                new Places(local(port), local(sandboxPort), local(sandboxPort + 1), local(sandboxPort + 2)),
                logins,
                engine);
        Passes passes = new Passes("http://localhost:" + port, issuer.keys());
        JdbcClient owner = JdbcClient.create(database.asOwner());
        Placeholders places = new Placeholders(clinic, passes, listener.url(), port);
        world = new World(clinic, passes, places, new RawHttp(port), owner, settings, port);
        BusinessState.othersAreDone(owner);
        before = BusinessState.atRest(owner);
    }

    @AfterAll
    void close() throws Exception {
        if (listener != null) {
            listener.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> is_refused_or_harmless() {
        Map<String, Bound> bound = Surfaces.bound();
        return Sample.cases().orElse(List.of()).stream()
                .filter(one -> bound.get(one.id()) instanceof Bound.Live)
                .map(one -> DynamicTest.dynamicTest(
                        one.toString(), () -> run(one, ((Bound.Live) bound.get(one.id())).act())));
    }

    @TestFactory
    Stream<DynamicTest> what_is_lawful_at_the_same_doors_succeeds() {
        return Surfaces.all().stream()
                .map(surface -> DynamicTest.dynamicTest(surface.twin(), () -> {
                    surface.runTwin(new Attack(Lawful.on(surface), world));
                    before = BusinessState.atRest(world.owner());
                }));
    }

    private void run(AttackCase one, Bindings.Act act) throws Exception {
        long refusals = refusals();
        Attack attack = new Attack(one, world);

        act.on(attack);

        BusinessState then = before;
        before = attack.mayChange() ? BusinessState.atRest(world.owner()) : BusinessState.of(world.owner());
        if (!attack.mayChange()) {
            assertThat(then.differences(before)).as("tables changed").isEmpty();
        }
        assertThat(listener.seen()).as("calls to the listener").isEmpty();
        if (one.leavesAuditRow()) {
            assertThat(refusals()).as("refusals in the audit log").isGreaterThan(refusals);
        }
        assertThat(attack.probe(Shot.get("/api/invoices/" + world.clinic().id("inv.A"))
                                .as(attack.token("patientA")))
                        .status())
                .as("the next lawful request")
                .isEqualTo(200);
    }

    private long refusals() {
        return world.owner()
                .sql("select count(*) from billing.audit_event where outcome = 'refused'")
                .query(Long.class)
                .single();
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
