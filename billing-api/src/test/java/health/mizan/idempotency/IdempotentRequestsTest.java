package health.mizan.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Keys;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;

class IdempotentRequestsTest extends DatabaseTest {

    private static final String ROUTE = "POST /api/things/{id}/effects";

    private record Body(String note, int amount) {}

    private record View(String id) {}

    private IdempotentRequests requests;
    private String key;

    @BeforeEach
    void start() {
        owner.sql("create table if not exists billing.effect (note text not null)")
                .update();
        owner.sql("grant select, insert on billing.effect to mizan_app").update();
        requests = new IdempotentRequests(
                new IdempotencyStore(sql, Keys.cipher()),
                new IdempotencySettings(Duration.ofHours(72), DataSize.ofKilobytes(64)),
                tx,
                new ObjectMapper());
        key = UUID.randomUUID().toString();
    }

    @Test
    void a_repeat_is_given_the_first_answer_and_has_no_effect() {
        ResponseEntity<View> first = send("desk", new Body("a", 1));
        ResponseEntity<View> second = send("desk", new Body("a", 1));

        assertThat(effects("a")).isEqualTo(1);
        assertThat(second.getStatusCode()).isEqualTo(first.getStatusCode());
        assertThat(second.getHeaders().getLocation()).isEqualTo(URI.create("/api/things/1"));
        assertThat(second.getHeaders().getETag()).isEqualTo("\"1\"");
        assertThat(bodyOf(second)).isEqualTo(bodyOf(first)).startsWith("{\"id\":");
        assertThat(first.getHeaders()).doesNotContainKey(IdempotentRequests.REPLAYED);
        assertThat(second.getHeaders().getFirst(IdempotentRequests.REPLAYED)).isEqualTo("true");
    }

    @Test
    void the_same_key_with_another_body_or_target_is_a_mistake() {
        send("desk", new Body("b", 1));

        assertProblem(ProblemType.IDEMPOTENCY_KEY_REUSED, () -> send("desk", new Body("b", 2)));
        assertProblem(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                () -> requests.once(
                        new IdempotentRequest("desk", ROUTE, "POST /api/things/2/effects", key),
                        new Body("b", 1),
                        () -> effect("b")));
        assertThat(effects("b")).isEqualTo(1);
    }

    @Test
    void a_key_is_the_callers_own() {
        send("alice", new Body("c", 1));
        ResponseEntity<View> bobs = send("bob", new Body("c", 1));

        assertThat(bobs.getHeaders()).doesNotContainKey(IdempotentRequests.REPLAYED);
        assertThat(effects("c")).isEqualTo(2);
    }

    @Test
    void a_failure_leaves_nothing_and_the_key_free() {
        assertThatThrownBy(() -> requests.once(request("desk"), new Body("d", 1), () -> {
                    effect("d");
                    throw new IllegalStateException("crash before the commit");
                }))
                .hasMessage("crash before the commit");
        assertThat(effects("d")).isZero();

        send("desk", new Body("d", 1));

        assertThat(effects("d")).isEqualTo(1);
    }

    @Test
    void a_repeat_while_the_first_runs_is_told_so_at_once() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> first = other.submit(() -> requests.once(request("desk"), new Body("e", 1), () -> {
                inside.countDown();
                await(finish);
                return effect("e");
            }));
            await(inside);

            assertProblem(ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT, () -> send("desk", new Body("e", 1)));

            finish.countDown();
            first.get();
        }
        assertThat(effects("e")).isEqualTo(1);
    }

    @Test
    void thirty_two_at_once_have_one_effect() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(32)) {
            for (int i = 0; i < 32; i++) {
                answers.add(pool.submit(() -> {
                    await(go);
                    try {
                        return bodyOf(send("desk", new Body("f", 1)));
                    } catch (ProblemException inFlight) {
                        return inFlight.type().slug();
                    }
                }));
            }
            go.countDown();
        }

        List<String> seen = new ArrayList<>();
        for (Future<String> answer : answers) {
            seen.add(answer.get());
        }
        assertThat(effects("f")).isEqualTo(1);
        String theAnswer = bodyOf(send("desk", new Body("f", 1)));
        assertThat(seen).contains(theAnswer).isSubsetOf(theAnswer, "idempotency-key-in-flight");
    }

    @Test
    void an_answer_without_a_body_and_a_request_without_one_are_kept_too() {
        ResponseEntity<Void> first = requests.once(
                request("desk"), null, () -> ResponseEntity.accepted().build());
        ResponseEntity<Void> second = requests.once(request("desk"), null, () -> ResponseEntity.internalServerError()
                .build());

        assertThat(first.getStatusCode().value()).isEqualTo(202);
        assertThat(second.getStatusCode().value()).isEqualTo(202);
        assertThat((Object) second.getBody()).isNull();
    }

    @Test
    void an_answer_beyond_the_cap_is_our_mistake_and_has_no_effect() {
        assertThatThrownBy(() -> requests.once(request("desk"), new Body("g", 1), () -> {
                    effect("g");
                    return ResponseEntity.ok("x".repeat(70_000));
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(effects("g")).isZero();
    }

    @Test
    void the_stored_answer_cannot_be_read_from_the_table_or_moved_to_another_key() {
        send("desk", new Body("h", 1));
        byte[] stored = sql.sql("select answer from idempotency_key where key = :key")
                .param("key", key)
                .query(byte[].class)
                .single();
        assertThat(new String(stored, UTF_8)).doesNotContain("id");

        owner.sql("update billing.idempotency_key set caller = 'thief' where key = :key")
                .param("key", key)
                .update();

        assertThatThrownBy(() -> send("thief", new Body("h", 1))).hasMessageContaining("altered");
    }

    @Test
    void old_keys_are_forgotten_and_young_ones_kept() {
        IdempotencyStore store = new IdempotencyStore(sql, Keys.cipher());
        send("desk", new Body("i", 1));
        assertThat(store.deleteOlderThan(Duration.ofHours(72), 1000)).isZero();
        owner.sql("update billing.idempotency_key set created_at = now() - interval '73 hours' where key = :key")
                .param("key", key)
                .update();

        assertThat(store.deleteOlderThan(Duration.ofHours(72), 1000)).isEqualTo(1);

        send("desk", new Body("i", 1));
        assertThat(effects("i")).isEqualTo(2);
    }

    private ResponseEntity<View> send(String caller, Body body) {
        return requests.once(request(caller), body, () -> effect(body.note()));
    }

    private IdempotentRequest request(String caller) {
        return new IdempotentRequest(caller, ROUTE, "POST /api/things/1/effects", key);
    }

    private ResponseEntity<View> effect(String note) {
        sql.sql("insert into effect (note) values (:note)").param("note", note).update();
        return ResponseEntity.created(URI.create("/api/things/1"))
                .eTag("1")
                .body(new View(UUID.randomUUID().toString()));
    }

    private int effects(String note) {
        return sql.sql("select count(*) from effect where note = :note")
                .param("note", note)
                .query(Integer.class)
                .single();
    }

    private static String bodyOf(ResponseEntity<?> answer) {
        return new String((byte[]) answer.getBody(), UTF_8);
    }

    private static void assertProblem(ProblemType type, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(type));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
