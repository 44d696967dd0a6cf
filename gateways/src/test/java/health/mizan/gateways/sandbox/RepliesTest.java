package health.mizan.gateways.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.acquiring.FailureClass;
import health.mizan.acquiring.GatewayReply;
import health.mizan.outbound.Outcome;
import health.mizan.outbound.Payload;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an outcome of a call says about money: only what certainly did not happen may be done again elsewhere. */
class RepliesTest {

    private static final URI PAGES = URI.create("https://pay.example.org");

    @ParameterizedTest
    @EnumSource
    void what_did_not_leave_was_not_sent(Outcome.NotSent.Obstacle obstacle) {
        assertThat(Replies.of(new Outcome.NotSent(obstacle), PAGES)).isInstanceOf(GatewayReply.NotSent.class);
    }

    @ParameterizedTest
    @EnumSource
    void what_may_have_arrived_is_unclear(Outcome.Unknown.Doubt doubt) {
        assertThat(Replies.of(new Outcome.Unknown(doubt), PAGES)).isInstanceOf(GatewayReply.Unclear.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, unauthorised, REJECTED_CONFIG",
        "403, account_closed, REJECTED_CONFIG",
        "422, amount_too_small, VALIDATION",
        "400, bad_currency, VALIDATION",
        "409, not_capturable, GONE",
        "409, not_voidable, GONE",
        "409, not_refundable, GONE",
        "429, slow_down, RATE_LIMITED"
    })
    void the_gateways_own_refusal_is_believed(int status, String code, FailureClass kind) {
        assertThat(answered(status, error(code)))
                .isInstanceOfSatisfying(GatewayReply.Refused.class, refused -> assertThat(refused.failure())
                        .isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "500, ''",
        "502, ''",
        "503, oops",
        "404, ''",
        "409, duplicate_reference",
        "409, else",
        "422, ''",
        "301, ''"
    })
    void what_may_come_from_a_proxy_or_means_that_it_was_there_before_is_unclear(int status, String code) {
        assertThat(answered(status, code.isEmpty() ? "<html>" : error(code))).isInstanceOf(GatewayReply.Unclear.class);
    }

    @Test
    void only_the_gateways_own_words_say_that_a_payment_is_absent() {
        assertThat(answered(404, error("not_found"))).isInstanceOf(GatewayReply.Absent.class);
        assertThat(answered(404, "{\"error\":{\"code\":\"Not Found\"}}")).isInstanceOf(GatewayReply.Unclear.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "{", "[]", "null", "{\"id\":\"pay_1\"}", "{\"id\":\"pay_1\",\"status\":\"dancing\"}"})
    void success_that_cannot_be_read_is_unclear(String body) {
        assertThat(answered(200, body)).isInstanceOf(GatewayReply.Unclear.class);
    }

    private static GatewayReply answered(int status, String body) {
        return Replies.of(new Outcome.Answered(status, Map.of(), Payload.of(body.getBytes(UTF_8))), PAGES);
    }

    private static String error(String code) {
        return "{\"error\":{\"code\":\"" + code + "\"}}";
    }
}
