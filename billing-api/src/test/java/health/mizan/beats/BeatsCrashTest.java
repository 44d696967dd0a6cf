package health.mizan.beats;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.outbox.Subject;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.SecondJvm;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another process dies in the middle of a call, at each point in turn; this one puts it right. */
class BeatsCrashTest extends DatabaseTest {

    private FakeGateway gateway;
    private RemoteCaller sweeper;

    @BeforeEach
    void start() {
        FakeGateway.createTables(owner);
        gateway = new FakeGateway(sql);
        sweeper = new RemoteCaller(new RemoteCallStore(sql), TestBeats.SETTINGS, new SimpleMeterRegistry(), tx);
    }

    @ParameterizedTest
    @EnumSource
    void whatever_the_moment_the_money_is_taken_once_and_the_outcome_noted_once(CrashPoint point) {
        String key = "capture-" + point.name().toLowerCase(java.util.Locale.ROOT);

        try (SecondJvm doomed = SecondJvm.start(BeatsCopyMain.class, database.url(), key, point.name())) {
            assertThat(doomed.waitForEnd()).as(doomed.output()).isEqualTo(CrashPoint.EXIT_CODE);
        }
        assertThat(state(key)).isEqualTo(point.leaves);
        int rounds = 0;
        while (!state(key).equals("succeeded") && rounds++ < 6) {
            makeDue(key);
            sweeper.takeUpOverdue(gateway);
        }

        assertThat(state(key)).isEqualTo("succeeded");
        assertThat(gateway.taken(key)).isEqualTo(1);
        assertThat(gateway.notes(key)).containsOnlyOnce("Done").endsWith("Done");
    }

    @Test
    void a_call_that_is_not_overdue_is_left_to_the_copy_that_made_it() {
        new RemoteCallStore(sql)
                .insert(
                        java.util.UUID.randomUUID(),
                        gateway.name(),
                        new Intent("fresh", "gateway.fake", Subject.of("payment", "fresh")),
                        Duration.ofMinutes(1));

        assertThat(sweeper.takeUpOverdue(gateway)).isFalse();
        assertThat(gateway.notes("fresh")).isEqualTo(List.of());
    }

    private void makeDue(String key) {
        owner.sql("update billing.remote_call set due_at = now() where op_key = :key and due_at is not null")
                .param("key", key)
                .update();
    }

    private String state(String key) {
        return sql.sql("select state from remote_call where op_key = :key")
                .param("key", key)
                .query(String.class)
                .single();
    }
}
