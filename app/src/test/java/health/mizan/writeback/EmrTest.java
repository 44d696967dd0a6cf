package health.mizan.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.cases.CaseId;
import health.mizan.encounters.Encounter;
import health.mizan.invoices.Invoice;
import health.mizan.testing.DatabaseTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A billed visit, to be told of over HTTP to the sandbox's EMR. */
abstract class EmrTest extends DatabaseTest {

    @TempDir
    static Path data;

    SandboxEmr emr;
    EmrWorld world;
    CaseId financialCase;
    String visit;
    Invoice invoice;

    @BeforeAll
    void start() throws IOException {
        emr = new SandboxEmr(data);
        world = new EmrWorld(dataSource, emr.base());
        world.visits.withGoldenCase();
    }

    @AfterAll
    void stop() {
        world.close();
        emr.close();
    }

    @BeforeEach
    void aVisitIsBilled() {
        emr.calm();
        Encounter encounter = world.visits.visit(world.visits.somebody());
        financialCase = world.visits.caseOf(encounter);
        visit = Objects.requireNonNull(encounter.emr()).value();
        invoice = world.bill(financialCase, "35.70");
    }

    final void until(NoticeId notice, NoticeState wanted) {
        for (int round = 0; round < 12 && world.state(notice) != wanted; round++) {
            world.clock.advance(Duration.ofMinutes(1));
            world.sweep(notice);
        }
        assertThat(world.state(notice)).isEqualTo(wanted);
    }

    final JsonNode one(String kind) {
        assertThat(emr.of(kind, visit)).hasSize(1);
        return emr.of(kind, visit).getFirst();
    }
}
