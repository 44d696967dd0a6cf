package health.mizan.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.acquiring.SignedNotice;
import health.mizan.inbox.RawBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vector is the one published with the reference libraries of Standard Webhooks. */
class StandardWebhooksTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_" + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIME = "1614265330";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant NOW = Instant.ofEpochSecond(1614265330);

    @Test
    void the_published_vector_is_genuine() {
        assertThat(signed(BODY, SIGNATURE, List.of(SECRET), NOW)).isTrue();
    }

    @Test
    void either_of_two_secrets_will_do_while_one_replaces_the_other() {
        assertThat(signed(BODY, SIGNATURE, List.of(OTHER, SECRET), NOW)).isTrue();
        assertThat(signed(BODY, "v1,AAAA " + SIGNATURE, List.of(SECRET, OTHER), NOW))
                .isTrue();
        assertThat(signed(BODY, SIGNATURE, List.of(OTHER), NOW)).isFalse();
    }

    @Test
    void one_altered_byte_or_another_spelling_of_the_same_json_is_forged() {
        assertThat(signed("{\"test\": 2432232315}", SIGNATURE, List.of(SECRET), NOW))
                .isFalse();
        assertThat(signed("{\"test\":2432232314}", SIGNATURE, List.of(SECRET), NOW))
                .isFalse();
    }

    @Test
    void five_minutes_either_way_is_now_and_a_second_more_is_not() {
        assertThat(signed(BODY, SIGNATURE, List.of(SECRET), NOW.plusSeconds(300)))
                .isTrue();
        assertThat(signed(BODY, SIGNATURE, List.of(SECRET), NOW.minusSeconds(300)))
                .isTrue();
        assertThat(signed(BODY, SIGNATURE, List.of(SECRET), NOW.plusSeconds(301)))
                .isFalse();
        assertThat(signed(BODY, SIGNATURE, List.of(SECRET), NOW.minusSeconds(301)))
                .isFalse();
    }

    @Test
    void what_lacks_a_part_or_names_another_version_is_forged() {
        assertThat(signed(BODY, SIGNATURE.replace("v1,", "v2,"), List.of(SECRET), NOW))
                .isFalse();
        assertThat(signed(BODY, "", List.of(SECRET), NOW)).isFalse();
        assertThat(StandardWebhooks.signed(
                        new SignedNotice(Map.of("webhook-id", ID, "webhook-signature", SIGNATURE), body(BODY)),
                        List.of(SECRET),
                        NOW))
                .isFalse();
    }

    private static boolean signed(String body, String signature, List<String> secrets, Instant now) {
        return StandardWebhooks.signed(
                new SignedNotice(
                        Map.of("webhook-id", ID, "webhook-timestamp", TIME, "webhook-signature", signature),
                        body(body)),
                secrets,
                now);
    }

    private static RawBody body(String text) {
        return RawBody.of(text.getBytes(UTF_8));
    }
}
