package health.mizan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {

    record Received(String id, String timestamp, String signature, String body) {
        String type() {
            return Json.readObject(body.getBytes(StandardCharsets.UTF_8))
                    .at("/event/type")
                    .asText();
        }
    }

    @TempDir
    Path data;

    final List<Received> received = new CopyOnWriteArrayList<>();
    final AtomicInteger refusals = new AtomicInteger();
    HttpServer merchant;
    RunningSandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        merchant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        merchant.createContext("/hooks", exchange -> {
            var headers = exchange.getRequestHeaders();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean refuse = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!refuse) {
                received.add(new Received(
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        body));
            }
            exchange.sendResponseHeaders(refuse ? 500 : 204, -1);
            exchange.close();
        });
        merchant.start();
        sandbox = new RunningSandbox(data, hooks());
    }

    @AfterEach
    void stop() {
        sandbox.close();
        merchant.stop(0);
    }

    @Test
    void a_notice_is_signed_over_its_id_time_and_body_with_the_shared_secret() throws Exception {
        sandbox.order("INV-1", 100, "manual");
        awaitNotices(1);

        Received notice = received.getFirst();
        assertThat(notice.signature()).isEqualTo(expectedSignature(notice));
        assertThat(Instant.ofEpochSecond(Long.parseLong(notice.timestamp())))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void a_merchant_that_refuses_is_told_again_under_the_same_id() {
        refusals.set(1);

        sandbox.order("INV-1", 100, "manual");

        awaitNotices(1);
        assertThat(received.getFirst().id()).isEqualTo("evt_1");
    }

    @Test
    void a_notice_comes_as_often_as_the_switch_says() {
        sandbox.control("POST", "switches", "{\"webhooks\":{\"copies\":3}}");

        sandbox.order("INV-1", 100, "manual");

        awaitNotices(3);
        assertThat(received).extracting(Received::id).containsOnly("evt_1");
    }

    @Test
    void two_notices_come_in_the_wrong_order_when_ordered() {
        sandbox.control("POST", "switches", "{\"webhooks\":{\"reversed\":true}}");

        String id = sandbox.order("INV-1", 100, "manual").text("id");
        sandbox.pay(id, "4111111111111111");

        awaitNotices(2);
        assertThat(received).extracting(Received::id).containsExactly("evt_2", "evt_1");
    }

    @Test
    void a_forged_notice_does_not_verify() throws Exception {
        sandbox.control("POST", "switches", "{\"webhooks\":{\"forged\":true}}");

        sandbox.order("INV-1", 100, "manual");

        awaitNotices(1);
        Received forged = received.getFirst();
        assertThat(forged.signature()).startsWith("v1,").isNotEqualTo(expectedSignature(forged));
    }

    @Test
    void what_was_not_delivered_before_a_crash_is_delivered_after_it() throws IOException {
        sandbox.control("POST", "switches", "{\"webhooks\":{\"paused\":true}}");
        sandbox.order("INV-1", 100, "manual");
        sandbox.close();

        sandbox = new RunningSandbox(data, hooks());

        awaitNotices(1);
        assertThat(received.getFirst().type()).isEqualTo("payment.created");
    }

    // Written out again from the Standard Webhooks specification: the sender's own code could be wrong the same way.
    private static String expectedSignature(Received notice) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(RunningSandbox.SECRET.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = notice.id() + "." + notice.timestamp() + "." + notice.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private String hooks() {
        return "http://127.0.0.1:" + merchant.getAddress().getPort() + "/hooks";
    }

    private void awaitNotices(int count) {
        await().until(() -> received.size() >= count);
    }
}
