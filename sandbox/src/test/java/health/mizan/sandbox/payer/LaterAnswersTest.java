package health.mizan.sandbox.payer;

import static health.mizan.sandbox.RunningParty.tree;
import static health.mizan.sandbox.payer.PayerMessages.GOLDEN;
import static health.mizan.sandbox.payer.PayerMessages.claim;
import static health.mizan.sandbox.payer.PayerMessages.poll;
import static health.mizan.sandbox.payer.PayerMessages.task;
import static health.mizan.sandbox.payer.RunningPayer.focus;
import static health.mizan.sandbox.payer.RunningPayer.header;
import static health.mizan.sandbox.payer.RunningPayer.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import health.mizan.sandbox.SandboxSettings.Door;
import health.mizan.sandbox.fhir.Fhir;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the payer says by itself, after the connection of the question is closed. */
class LaterAnswersTest {

    @TempDir
    Path data;

    final List<String> pushed = new CopyOnWriteArrayList<>();
    final AtomicInteger refusals = new AtomicInteger();
    final AtomicInteger tokens = new AtomicInteger();
    HttpServer hospital;
    RunningPayer payer;

    @BeforeEach
    void start() throws IOException {
        hospital = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hospital.createContext("/token", exchange -> {
            byte[] token = "{\"access_token\":\"t%d\",\"expires_in\":300}"
                    .formatted(tokens.incrementAndGet())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, token.length);
            exchange.getResponseBody().write(token);
            exchange.close();
        });
        hospital.createContext("/fhir/$process-message", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean known = ("Bearer t" + tokens.get())
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean refuse = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (known && !refuse) {
                pushed.add(body);
            }
            exchange.sendResponseHeaders(!known ? 401 : refuse ? 503 : 200, -1);
            exchange.close();
        });
        hospital.start();
        payer = new RunningPayer(data, door());
    }

    @AfterEach
    void stop() {
        payer.close();
        hospital.stop(0);
    }

    @Test
    void a_pended_claim_is_decided_later_and_pushed_with_a_token() {
        String atOnce = payer.send(claim("C-1", "HJZ-1010-06", "SILVER", GOLDEN));
        long owedBefore = payer.row("C-1").path("owedMinor").asLong();

        payer.advance("PT6S");

        await().until(() -> pushed.size() == 1);
        assertThat(focus(atOnce).path("outcome").asText()).isEqualTo("queued");
        assertThat(outcome(focus(atOnce))).isEqualTo("pended");
        assertThat(owedBefore).isZero();
        assertThat(header(pushed.getFirst()).has("response")).as("BV-00248").isFalse();
        assertThat(focus(pushed.getFirst()).at("/request/identifier/value").asText())
                .isEqualTo("C-1");
        assertThat(payer.row("C-1").path("owedMinor").asLong()).isEqualTo(204_00);
    }

    @Test
    void a_provider_that_repeats_its_message_gets_the_later_answer() {
        String message = claim("C-1", "HJZ-1010-06", "SILVER", GOLDEN);
        payer.send(message);
        payer.order("{\"decide\":\"C-1\"}");

        String repeated = payer.send(message);

        assertThat(focus(repeated).path("outcome").asText()).isEqualTo("complete");
        assertThat(payer.send(message)).isEqualTo(repeated);
    }

    @Test
    void what_could_not_be_pushed_waits_to_be_polled_and_is_handed_over_once() {
        refusals.set(Integer.MAX_VALUE);
        payer.send(claim("C-1", "HJZ-1010-06", "SILVER", GOLDEN));
        payer.send(claim("C-2", "HJZ-1010-06", "SILVER", GOLDEN));
        payer.order("{\"decide\":\"all\"}");

        String first = payer.send(poll(1));
        String second = payer.send(poll(100));
        String third = payer.send(poll(100));

        assertThat(polled(first)).containsExactly("C-1");
        assertThat(polled(second)).containsExactly("C-2");
        assertThat(polled(third)).isEmpty();
        assertThat(pushed).isEmpty();
    }

    @Test
    void a_hospital_that_was_down_is_told_again() {
        refusals.set(2);
        payer.send(claim("C-1", "HJZ-1010-06", "SILVER", GOLDEN));

        payer.order("{\"decide\":\"all\"}");

        await().until(() -> pushed.size() == 1);
        await().until(() -> payer.order("{}").path("waiting").asInt() == 0);
    }

    @Test
    void what_was_not_pushed_before_a_crash_is_pushed_after_it() throws IOException {
        payer.order("{\"deliveries\":{\"paused\":true}}");
        payer.send(claim("C-1", "HJZ-1010-06", "SILVER", GOLDEN));
        payer.order("{\"decide\":\"all\"}");
        payer.close();

        payer = new RunningPayer(data, door());

        await().until(() -> pushed.size() == 1);
    }

    @Test
    void a_duplicated_answer_comes_twice_more_as_the_same_message() {
        payer.send(claim("C-1", "NJD-1015-09", "SILVER", GOLDEN));

        await().until(() -> pushed.size() == 2);
        assertThat(pushed.getFirst()).isEqualTo(pushed.getLast());
    }

    @Test
    void a_cancelled_claim_is_owed_nothing_and_the_late_approval_comes_all_the_same() {
        payer.send(claim("C-1", "RSK-2002-10", "SILVER", GOLDEN));

        String cancelled = payer.send(task("cancel-request", "cancel", "C-1"));

        await().until(() -> pushed.size() == 1);
        assertThat(focus(cancelled).path("status").asText()).isEqualTo("completed");
        assertThat(outcome(focus(pushed.getFirst()))).isEqualTo("approved");
        assertThat(payer.row("C-1").path("state").asText()).isEqualTo("cancelled");
        assertThat(payer.row("C-1").path("owedMinor").asLong()).isZero();
    }

    @Test
    void two_reissues_come_in_the_wrong_order_when_ordered_and_the_book_holds_the_last() {
        payer.send(claim("C-1", "M-00", "SILVER", GOLDEN));
        payer.order("{\"deliveries\":{\"reversed\":true}}");
        payer.order("{\"deny\":{\"for\":\"C-1\",\"service\":\"DS-202\"}}");
        payer.order("{\"reissue\":{\"claim\":\"C-1\"}}");
        payer.order("{\"deny\":{\"for\":\"C-1\",\"service\":\"DS-201\"}}");
        payer.order("{\"reissue\":{\"claim\":\"C-1\"}}");

        await().until(() -> pushed.size() == 2);
        String first = focus(pushed.getFirst()).path("created").asText();
        String second = focus(pushed.getLast()).path("created").asText();
        assertThat(java.time.Instant.parse(first)).isAfter(java.time.Instant.parse(second));
        assertThat(payer.row("C-1").path("owedMinor").asLong()).isEqualTo(102_00);
        assertThat(payer.row("C-1").path("decisions").asInt()).isEqualTo(3);
    }

    @Test
    void a_claim_that_replaces_another_takes_its_place_in_the_book() {
        payer.send(claim("C-1", "M-08", "SILVER", GOLDEN));
        payer.order("{\"scenario\":{\"for\":\"any\",\"is\":\"eligible\"}}");

        payer.send(claim("C-2", "M-08", "SILVER", GOLDEN, "C-1", "255.00"));

        assertThat(payer.row("C-1").path("state").asText()).isEqualTo("replaced");
        assertThat(payer.row("C-2").path("owedMinor").asLong()).isEqualTo(204_00);
    }

    @Test
    void the_state_of_a_claim_is_told_and_an_unknown_one_fails() {
        payer.send(claim("C-1", "HJZ-1010-06", "SILVER", GOLDEN));

        String known = payer.send(task("status-check", "status", "C-1"));
        String unknown = payer.send(task("status-check", "status", "C-9"));

        assertThat(focus(known).at("/output/0/valueCode").asText()).isEqualTo("queued");
        assertThat(focus(unknown).path("status").asText()).isEqualTo("failed");
    }

    @Test
    void a_page_shows_the_book_and_its_forms_play_the_scenarios() {
        payer.send(claim("C-1", "HJZ-1010-06", "SILVER", GOLDEN));

        int status = payer.send("POST", "/control/page/decide", "").statusCode();

        assertThat(status).isEqualTo(303);
        assertThat(payer.send("GET", "/", "").body()).contains("C-1", "approved", "Decide pended claims");
    }

    private static List<String> polled(String answer) {
        return Fhir.stream(tree(answer).path("entry"))
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asText().equals("Bundle"))
                .map(nested -> nested.at("/entry/1/resource/request/identifier/value"))
                .map(JsonNode::asText)
                .toList();
    }

    private Door door() {
        String base = "http://127.0.0.1:" + hospital.getAddress().getPort();
        return new Door(base + "/fhir", base + "/token", "payer", "secret");
    }
}
