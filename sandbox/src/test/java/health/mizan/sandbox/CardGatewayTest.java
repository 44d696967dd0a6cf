package health.mizan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.sandbox.RunningSandbox.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardGatewayTest {

    @TempDir
    Path data;

    RunningSandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = new RunningSandbox(data, "");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_hold_is_captured_in_parts_until_the_last_releases_the_rest() {
        String id = sandbox.held("INV-1", 50_000);

        Reply first = sandbox.post("/v1/payments/" + id + "/captures", "c1", "{\"amountMinor\":20000}");
        Reply last = sandbox.post("/v1/payments/" + id + "/captures", "c2", "{\"amountMinor\":10000,\"final\":true}");
        Reply tooLate = sandbox.post("/v1/payments/" + id + "/captures", "c3", "{\"amountMinor\":1}");

        assertThat(first.number("capturableMinor")).isEqualTo(30_000);
        assertThat(last.number("capturedMinor")).isEqualTo(30_000);
        assertThat(last.number("capturableMinor")).isZero();
        assertThat(tooLate.errorCode()).isEqualTo("not_capturable");
    }

    @Test
    void no_more_is_captured_than_is_held_and_no_more_refunded_than_captured() {
        String id = sandbox.held("INV-1", 50_000);

        Reply tooMuch = sandbox.post("/v1/payments/" + id + "/captures", "c1", "{\"amountMinor\":50001}");
        sandbox.post("/v1/payments/" + id + "/captures", "c2", "{\"amountMinor\":50000}");
        sandbox.post("/v1/payments/" + id + "/refunds", "r1", "{\"amountMinor\":30000}");
        Reply overRefund = sandbox.post("/v1/payments/" + id + "/refunds", "r2", "{\"amountMinor\":20001}");

        assertThat(tooMuch.errorCode()).isEqualTo("amount_too_large");
        assertThat(overRefund.errorCode()).isEqualTo("amount_too_large");
        assertThat(sandbox.get("/v1/payments/" + id).number("refundedMinor")).isEqualTo(30_000);
    }

    @Test
    void the_same_key_takes_money_once_and_answers_the_same_even_in_parallel() throws Exception {
        String id = sandbox.held("INV-1", 50_000);
        Callable<String> capture =
                () -> sandbox.post("/v1/payments/" + id + "/captures", "once", "{\"amountMinor\":10000}")
                        .body();

        List<Future<String>> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(java.util.Collections.nCopies(20, capture));
        }

        assertThat(answers)
                .extracting(Future::get)
                .hasSize(20)
                .containsOnly(answers.getFirst().get());
        assertThat(sandbox.get("/v1/payments/" + id).number("capturedMinor")).isEqualTo(10_000);
    }

    @Test
    void a_key_used_for_another_request_is_refused() {
        String id = sandbox.held("INV-1", 50_000);
        sandbox.post("/v1/payments/" + id + "/captures", "once", "{\"amountMinor\":10000}");

        Reply other = sandbox.post("/v1/payments/" + id + "/captures", "once", "{\"amountMinor\":20000}");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.errorCode()).isEqualTo("idempotency_mismatch");
    }

    @ParameterizedTest
    @CsvSource({
        "4000 0000 0000 0002, do_not_honour",
        "4000 0000 0000 9995, insufficient_funds",
        "4000 0000 0000 0069, expired_card"
    })
    void a_declined_card_says_why_and_takes_nothing(String card, String reason) {
        String id = sandbox.order("INV-1", 50_000, "automatic").text("id");

        sandbox.pay(id, card);

        Reply payment = sandbox.get("/v1/payments/" + id);
        assertThat(payment.text("status")).isEqualTo("declined");
        assertThat(payment.text("declineReason")).isEqualTo(reason);
        assertThat(payment.number("capturedMinor")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1234, captured", "9999, declined"})
    void the_bank_asks_for_a_code_and_believes_only_the_right_one(String code, String status) {
        String id = sandbox.order("INV-1", 50_000, "automatic").text("id");

        sandbox.pay(id, "4000000000003220");
        Reply page = sandbox.anonymous("/pay/" + id);
        Reply back = sandbox.form("/pay/" + id + "/code", "code=" + code);

        assertThat(page.body()).contains("Your bank is checking");
        assertThat(back.location()).isEqualTo("http://localhost:1/return?payment=" + id);
        assertThat(sandbox.get("/v1/payments/" + id).text("status")).isEqualTo(status);
    }

    @Test
    void a_slow_bank_leaves_the_payment_pending_until_it_answers() {
        String id = sandbox.order("INV-1", 50_000, "automatic").text("id");
        sandbox.pay(id, "4000000000000119");
        String before = sandbox.get("/v1/payments/" + id).text("status");

        sandbox.control("POST", "clock", "{\"advance\":\"PT31S\"}");

        assertThat(before).isEqualTo("pending");
        assertThat(sandbox.get("/v1/payments/" + id).text("status")).isEqualTo("captured");
    }

    @Test
    void a_hold_that_nobody_captures_expires_after_a_week() {
        String id = sandbox.held("INV-1", 50_000);

        sandbox.control("POST", "clock", "{\"advance\":\"P7D\"}");

        assertThat(sandbox.get("/v1/payments/" + id).text("status")).isEqualTo("expired");
        assertThat(sandbox.post("/v1/payments/" + id + "/captures", "c1", "{}").errorCode())
                .isEqualTo("not_capturable");
    }

    @Test
    void a_void_releases_what_is_still_held_and_leaves_what_was_taken() {
        String free = sandbox.held("INV-1", 50_000);
        String taken = sandbox.held("INV-2", 50_000);
        sandbox.post("/v1/payments/" + taken + "/captures", "c1", "{\"amountMinor\":100}");

        assertThat(sandbox.post("/v1/payments/" + free + "/void", "v1", "").text("status"))
                .isEqualTo("voided");
        RunningSandbox.Reply rest = sandbox.post("/v1/payments/" + taken + "/void", "v2", "");
        assertThat(rest.text("status")).isEqualTo("captured");
        assertThat(rest.text("capturableMinor")).isEqualTo("0");
        assertThat(sandbox.post("/v1/payments/" + taken + "/void", "v3", "").errorCode())
                .isEqualTo("not_voidable");
    }

    @Test
    void a_void_closes_a_page_that_nobody_has_paid_on() {
        String id = sandbox.order("INV-1", 50_000, "automatic").text("id");

        sandbox.post("/v1/payments/" + id + "/void", "v1", "");
        sandbox.pay(id, "4111 1111 1111 1111");

        assertThat(sandbox.get("/v1/payments/" + id).text("status")).isEqualTo("declined");
        assertThat(sandbox.get("/v1/payments/" + id).text("declineReason")).isEqualTo("cancelled_by_merchant");
    }

    @Test
    void a_card_of_a_scheme_that_was_not_ordered_is_turned_away_and_mada_never_holds() {
        String order = """
                {"merchantReference":"INV-9","amountMinor":7500,"currency":"SAR","capture":"manual",
                 "returnUrl":"http://localhost:1/return","schemes":%s}""";

        String id = sandbox.post("/v1/payments", "k1", order.formatted("[\"visa\",\"mastercard\"]"))
                .text("id");
        sandbox.pay(id, "5297 4125 4200 5689");

        assertThat(sandbox.get("/v1/payments/" + id).text("status")).isEqualTo("created");
        assertThat(sandbox.post(
                                "/v1/payments",
                                "k2",
                                order.replace("INV-9", "INV-10").formatted("[\"mada\"]"))
                        .errorCode())
                .isEqualTo("scheme_cannot_hold");
    }

    @Test
    void a_merchant_that_lost_the_answer_finds_the_payment_by_its_own_reference() {
        String id = sandbox.order("INV-1", 50_000, "manual").text("id");

        assertThat(sandbox.get("/v1/payments?merchantReference=INV-1").text("id"))
                .isEqualTo(id);
        assertThat(sandbox.get("/v1/payments?merchantReference=INV-2").status()).isEqualTo(404);
        assertThat(sandbox.order("INV-1", 50_000, "manual").errorCode()).isEqualTo("duplicate_reference");
    }

    @Test
    void nobody_is_answered_without_the_merchants_key_and_no_change_is_made_without_an_idempotency_key() {
        assertThat(sandbox.anonymous("/v1/payments?merchantReference=INV-1").status())
                .isEqualTo(401);
        assertThat(sandbox.post("/v1/payments", " ", "{}").errorCode()).isEqualTo("missing_idempotency_key");
    }

    @Test
    void what_happened_is_still_true_after_the_process_was_killed_in_the_middle_of_a_line() throws IOException {
        String id = sandbox.held("INV-1", 50_000);
        Reply captured = sandbox.post("/v1/payments/" + id + "/captures", "c1", "{\"amountMinor\":20000}");
        sandbox.close();
        Files.writeString(data.resolve("gateway.journal"), "{\"event\":{\"type\":\"pay", StandardOpenOption.APPEND);

        sandbox = new RunningSandbox(data, "");

        Reply again = sandbox.post("/v1/payments/" + id + "/captures", "c1", "{\"amountMinor\":20000}");
        assertThat(again.body()).isEqualTo(captured.body());
        assertThat(sandbox.get("/v1/payments/" + id).number("capturedMinor")).isEqualTo(20_000);
        assertThat(sandbox.held("INV-2", 100)).startsWith("pay_");
    }
}
