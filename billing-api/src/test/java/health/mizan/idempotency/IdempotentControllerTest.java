package health.mizan.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Keys;
import health.mizan.web.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** As Spring MVC sees it: the header, the caller, the route, and JSON that is the same both times. */
class IdempotentControllerTest extends DatabaseTest {

    record NewPayment(int amount) {}

    record PaymentView(int number, int amount) {}

    @RestController
    static class PaymentController {

        private final IdempotentRequests requests;
        private final AtomicInteger made = new AtomicInteger();

        PaymentController(IdempotentRequests requests) {
            this.requests = requests;
        }

        @PostMapping("/api/invoices/{id}/payments")
        ResponseEntity<PaymentView> pay(
                IdempotentRequest request, @PathVariable String id, @RequestBody NewPayment body) {
            return requests.once(request, body, () -> ResponseEntity.created(URI.create("/api/payments/1"))
                    .body(new PaymentView(made.incrementAndGet(), body.amount())));
        }
    }

    private MockMvc mvc;
    private PaymentController controller;
    private String key;

    @BeforeEach
    void start() {
        IdempotentRequests requests = new IdempotentRequests(
                new IdempotencyStore(sql, Keys.cipher()),
                new IdempotencySettings(Duration.ofHours(72), DataSize.ofKilobytes(64)),
                tx,
                new ObjectMapper());
        controller = new PaymentController(requests);
        mvc = MockMvcBuilders.standaloneSetup(controller)
                .setCustomArgumentResolvers(new IdempotentRequestResolver())
                .build();
        key = UUID.randomUUID().toString();
    }

    @Test
    void a_repeat_is_the_same_json_at_the_same_address() throws Exception {
        MockHttpServletResponse first = send("maha", "7", "{\"amount\":10}", key);
        MockHttpServletResponse second = send("maha", "7", "{ \"amount\" : 10 }", "\"" + key + "\"");

        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getContentAsString())
                .isEqualTo(first.getContentAsString())
                .isEqualTo("{\"number\":1,\"amount\":10}");
        assertThat(second.getContentType()).isEqualTo("application/json");
        assertThat(second.getHeader("Location")).isEqualTo("/api/payments/1");
        assertThat(second.getHeader(IdempotentRequests.REPLAYED)).isEqualTo("true");
        assertThat(controller.made).hasValue(1);
    }

    @Test
    void another_invoice_or_amount_under_the_same_key_is_refused() throws Exception {
        send("maha", "7", "{\"amount\":10}", key);

        assertProblem("idempotency-key-reused", () -> send("maha", "8", "{\"amount\":10}", key));
        assertProblem("idempotency-key-reused", () -> send("maha", "7", "{\"amount\":11}", key));
    }

    @Test
    void nobody_is_given_anothers_answer() throws Exception {
        send("maha", "7", "{\"amount\":10}", key);

        MockHttpServletResponse others = send("noura", "7", "{\"amount\":10}", key);

        assertThat(others.getContentAsString()).isEqualTo("{\"number\":2,\"amount\":10}");
    }

    @Test
    void without_a_usable_key_or_a_caller_nothing_runs() {
        assertProblem("idempotency-key-missing", () -> send("maha", "7", "{\"amount\":10}", null));
        assertProblem("malformed-request", () -> send("maha", "7", "{\"amount\":10}", "two words"));
        assertProblem("not-signed-in", () -> send(null, "7", "{\"amount\":10}", key));
        assertThat(controller.made).hasValue(0);
    }

    private interface Sending {
        MockHttpServletResponse send() throws Exception;
    }

    private static void assertProblem(String slug, Sending sending) {
        assertThatThrownBy(sending::send)
                .rootCause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type().slug()).isEqualTo(slug));
    }

    private MockHttpServletResponse send(@Nullable String caller, String invoice, String body, @Nullable String key)
            throws Exception {
        MockHttpServletRequestBuilder request = post("/api/invoices/{id}/payments", invoice)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (caller != null) {
            request.principal(() -> caller);
        }
        if (key != null) {
            request.header(IdempotencyHeader.NAME, key);
        }
        return mvc.perform(request).andReturn().getResponse();
    }
}
