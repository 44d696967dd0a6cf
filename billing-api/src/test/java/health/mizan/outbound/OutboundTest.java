package health.mizan.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.outbound.Outcome.Answered;
import health.mizan.outbound.Outcome.NotSent;
import health.mizan.outbound.Outcome.Unknown;
import health.mizan.testing.RudeServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The factory against parties that behave badly on real sockets. */
@Timeout(30)
class OutboundTest extends OneTarget {

    private static final OutboundRequest PING = OutboundRequest.get("/ping");

    @Test
    void an_answer_arrives_whole_with_our_headers_sent() throws IOException {
        try (RudeServer party = RudeServer.answering(RudeServer.ok("application/json", "{\"a\":1}"))) {
            OutboundTarget target = target(party.url() + "/base/", Optional.of("Bearer secret"));

            Outcome outcome = target.send(OutboundRequest.post("/claims", "application/json", Payload.of("{}"))
                    .idempotent("k-1")
                    .correlated("c-1"));

            assertThat(outcome).isInstanceOfSatisfying(Answered.class, answered -> {
                assertThat(answered.successful()).isTrue();
                assertThat(answered.body().text()).isEqualTo("{\"a\":1}");
                assertThat(answered.header("content-type")).contains("application/json");
            });
            assertThat(party.seen().getFirst())
                    .startsWith("POST /base/claims HTTP/1.1")
                    .contains("Idempotency-Key: k-1", "X-Correlation-Id: c-1", "Authorization: Bearer secret");
            assertThat(outcome.toString()).doesNotContain("{\"a\":1}");
            assertThat(meters.timer("mizan.outbound", "target", "party", "outcome", "2xx")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_party_that_hangs_leaves_the_outcome_unknown() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (RudeServer party = new RudeServer(socket -> never.await())) {
            assertThat(target(party.url()).send(PING)).isEqualTo(new Unknown(Unknown.Doubt.TIMED_OUT));
        }
    }

    @Test
    void a_body_that_trickles_counts_against_the_whole_time() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (RudeServer party = new RudeServer(socket -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(ISO_8859_1));
            for (int i = 0; i < 1000 && !never.await(50, TimeUnit.MILLISECONDS); i++) {
                out.write('x');
                out.flush();
            }
        })) {
            assertThat(target(party.url()).send(PING)).isEqualTo(new Unknown(Unknown.Doubt.TIMED_OUT));
        }
    }

    @Test
    void an_answer_that_breaks_off_is_unknown() throws IOException {
        try (RudeServer midway =
                        RudeServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly the beginning");
                RudeServer reset = new RudeServer(socket -> {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Le".getBytes(ISO_8859_1));
                    socket.setSoLinger(true, 0);
                });
                RudeServer silent = RudeServer.answering("")) {
            for (RudeServer party : List.of(midway, reset, silent)) {
                assertThat(target(party.url()).send(PING)).isEqualTo(new Unknown(Unknown.Doubt.BROKEN_OFF));
            }
        }
    }

    @Test
    void an_answer_beyond_its_cap_is_not_collected() throws IOException {
        String large = "x".repeat(5 * 1024 * 1024);
        try (RudeServer declared = RudeServer.answering(RudeServer.ok("text/plain", large));
                RudeServer endless = new RudeServer(socket -> {
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
                    while (true) {
                        out.write(large.getBytes(ISO_8859_1), 0, 8192);
                    }
                })) {
            assertThat(target(declared.url()).send(PING)).isEqualTo(new Unknown(Unknown.Doubt.ANSWER_TOO_LARGE));
            assertThat(target(endless.url()).send(PING)).isEqualTo(new Unknown(Unknown.Doubt.ANSWER_TOO_LARGE));
        }
    }

    @Test
    void an_answer_made_to_hurt_its_parser_is_not_handed_on() throws IOException {
        try (RudeServer json = RudeServer.answering(RudeServer.ok("application/fhir+json", "{\"value\":1e999999999}"));
                RudeServer xml = RudeServer.answering(RudeServer.ok("application/xml", "<!DOCTYPE r><r/>"))) {
            assertThat(target(json.url()).send(PING)).isEqualTo(new Unknown(Unknown.Doubt.ANSWER_OUT_OF_BOUNDS));
            assertThat(target(xml.url()).send(PING)).isEqualTo(new Unknown(Unknown.Doubt.ANSWER_OUT_OF_BOUNDS));
        }
    }

    @Test
    void nor_is_one_that_goes_by_another_name() throws IOException {
        String deep = " \n" + "[".repeat(5_000) + "]".repeat(5_000);
        try (RudeServer plain = RudeServer.answering(RudeServer.ok("text/plain", deep));
                RudeServer words = RudeServer.answering(RudeServer.ok("text/html", "<html>[[[ not here ]]]"))) {
            assertThat(target(plain.url()).send(PING)).isEqualTo(new Unknown(Unknown.Doubt.ANSWER_OUT_OF_BOUNDS));
            assertThat(target(words.url()).send(PING)).isInstanceOf(Answered.class);
        }
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() throws IOException {
        try (RudeServer trap = RudeServer.answering(RudeServer.ok("text/plain", "gotcha"));
                RudeServer party = RudeServer.answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + trap.url()
                        + "/take\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
            Outcome outcome = target(party.url(), Optional.of("Bearer secret")).send(PING);

            assertThat(outcome).isInstanceOfSatisfying(Answered.class, answered -> assertThat(answered.status())
                    .isEqualTo(307));
            assertThat(trap.seen()).isEmpty();
        }
    }

    @Test
    void a_party_that_is_not_there_was_sent_nothing() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(target("http://127.0.0.1:" + free).send(PING))
                .isEqualTo(new NotSent(NotSent.Obstacle.NOT_CONNECTED));
        assertThat(target("http://no-such-host.invalid").send(PING))
                .isEqualTo(new NotSent(NotSent.Obstacle.NAME_NOT_RESOLVED));
    }

    @Test
    void a_name_that_leads_inward_is_not_called() {
        OutboundSettings.Target outside = settings("https://localhost:1", false, 4);

        assertThat(build(outside, Optional.empty()).send(PING))
                .isEqualTo(new NotSent(NotSent.Obstacle.ADDRESS_NOT_ALLOWED));
    }

    @Test
    void a_party_without_its_certificate_was_sent_nothing() throws IOException {
        // Speaks plain HTTP where TLS was agreed.
        try (RudeServer party = RudeServer.answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            OutboundTarget target = target(party.url().replace("http:", "https:"));

            assertThat(target.send(PING)).isNotInstanceOf(Answered.class);
        }
    }

    @Test
    void no_call_without_the_credentials_it_needs() throws IOException {
        try (RudeServer party = RudeServer.answering(RudeServer.ok("text/plain", "x"))) {
            OutboundTarget target = build(settings(party.url(), true, 4), Optional.of(new Fixed(Optional.empty())));

            assertThat(target.send(PING)).isEqualTo(new NotSent(NotSent.Obstacle.NO_CREDENTIALS));
            assertThat(party.seen()).isEmpty();
        }
    }

    @Test
    void a_failing_party_is_left_alone_until_a_probe_succeeds() throws IOException {
        boolean[] healthy = {false};
        try (RudeServer party = new RudeServer(socket -> socket.getOutputStream()
                .write((healthy[0]
                                ? RudeServer.ok("text/plain", "x")
                                : "HTTP/1.1 503 Away\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(ISO_8859_1)))) {
            OutboundTarget target = target(party.url());
            for (int i = 0; i < 5; i++) {
                assertThat(target.send(PING)).isInstanceOf(Answered.class);
            }

            assertThat(target.send(PING)).isEqualTo(new NotSent(NotSent.Obstacle.BREAKER_OPEN));
            assertThat(party.seen()).hasSize(5);
            healthy[0] = true;
            clock.advance(Duration.ofSeconds(30));
            assertThat(target.send(PING)).isInstanceOf(Answered.class);
            assertThat(target.breakerState()).isEqualTo(Breaker.State.CLOSED);
        }
    }

    @Test
    void a_slow_party_holds_no_more_calls_than_its_bulkhead() throws Exception {
        CountDownLatch arrived = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        try (RudeServer party = new RudeServer(socket -> {
                    arrived.countDown();
                    release.await();
                    socket.getOutputStream()
                            .write(RudeServer.ok("text/plain", "x").getBytes(ISO_8859_1));
                });
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            OutboundTarget target = build(settings(party.url(), true, 2, Duration.ofSeconds(20)), Optional.empty());
            List<Future<Outcome>> calls =
                    List.of(callers.submit(() -> target.send(PING)), callers.submit(() -> target.send(PING)));
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(target.send(PING)).isEqualTo(new NotSent(NotSent.Obstacle.BULKHEAD_FULL));
            release.countDown();
            for (Future<Outcome> call : calls) {
                assertThat(call.get()).isInstanceOf(Answered.class);
            }
            assertThat(target.send(PING)).isInstanceOf(Answered.class);
        }
    }

    @Test
    void no_call_is_made_inside_a_transaction() {
        OutboundTarget target = target("http://127.0.0.1:1");
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> target.send(PING)).isInstanceOf(IllegalStateException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    @Test
    void only_named_targets_exist() {
        target("http://127.0.0.1:1");

        assertThatThrownBy(() -> outbound.target("elsewhere")).hasMessageContaining("elsewhere");
        assertThatThrownBy(() -> target("http://allowed@127.0.0.1/")).isInstanceOf(IllegalArgumentException.class);
    }
}
