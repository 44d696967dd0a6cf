package health.mizan.gateways.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.acquiring.FailureClass;
import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.GatewayView.Standing;
import health.mizan.money.Money;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A payment as the gateway writes it; what is not exactly one is none. */
class PaymentReaderTest {

    private static final URI PAGES = URI.create("https://pay.example.org");
    private static final String PAYMENT = """
            {"id":"pay_1","merchantReference":"ours-1","status":"authorised","amountMinor":7500,"currency":"SAR",
             "captures":[{"id":"cap_1","operation":"op-1","amountMinor":3570}],"refunds":[],"capturableMinor":3930,
             "holdUntil":"2026-11-29T08:00:00Z","checkoutPath":"/pay/pay_1","scheme":"visa","card":"•••• 1111"}""";

    @Test
    void a_hold_of_which_part_was_taken_is_read_whole() {
        GatewayView view = read(PAYMENT).orElseThrow();

        assertThat(view.standing()).isEqualTo(Standing.AUTHORISED);
        assertThat(view.authorised()).isEqualTo(Money.ofMinor(7500, "SAR"));
        assertThat(view.captured()).isEqualTo(Money.ofMinor(3570, "SAR"));
        assertThat(view.open()).isTrue();
        assertThat(view.page()).contains(URI.create("https://pay.example.org/pay/pay_1"));
    }

    @ParameterizedTest
    @CsvSource({
        "insufficient_funds, DECLINED, DECLINED_SOFT",
        "never_heard_of, DECLINED, DECLINED_SOFT",
        "lost_card, DECLINED, DECLINED_HARD",
        "stolen_card, DECLINED, DECLINED_HARD",
        "suspected_fraud, DECLINED, DECLINED_HARD",
        "authentication_failed, DECLINED, NOT_AUTHENTICATED",
        "cancelled_by_payer, CANCELLED, CANCELLED",
        "cancelled_by_merchant, CANCELLED, CANCELLED"
    })
    void a_refusal_of_the_bank_says_what_may_be_done_next(String reason, Standing standing, FailureClass kind) {
        GatewayView view = read(PAYMENT.replace("\"authorised\"", "\"declined\",\"declineReason\":\"" + reason + "\""))
                .orElseThrow();

        assertThat(view.standing()).isEqualTo(standing);
        assertThat(view.authorised().isZero()).isTrue();
        assertThat(view.failure().orElseThrow().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"authorised\"|\"paid\"",
                "7500|75.00",
                "7500|\"7500\"",
                "7500|-7500",
                "7500|99999999999999999999",
                "\"SAR\"|\"SAX1\"",
                "\"pay_1\",|\"\",",
                "\"ours-1\"|7",
                "2026-11-29T08:00:00Z|tomorrow",
                "/pay/pay_1|//pay.example.com/pay_1",
                "/pay/pay_1|//payer@pay.example.org/pay_1",
                "/pay/pay_1|//!",
                "/pay/pay_1|http://pay.example.org/pay/pay_1",
                "/pay/pay_1|javascript:pay()"
            })
    void what_is_not_exactly_a_payment_is_none(String right, String wrong) {
        assertThat(read(PAYMENT.replace(right, wrong))).isEmpty();
    }

    @Test
    void fields_that_nobody_has_heard_of_pass() {
        assertThat(read(PAYMENT.replaceFirst("\\{", "{\"new\":{\"deep\":[1]},")))
                .isPresent();
    }

    private static Optional<GatewayView> read(String payment) {
        return PaymentReader.ofAnswer(payment.getBytes(UTF_8), PAGES);
    }
}
