package health.mizan.collecting;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.acquiring.PaymentMethod;
import health.mizan.attempts.Asked;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.idempotency.IdempotentRequest;
import health.mizan.idempotency.IdempotentRequests;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Required;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.PaymentOrderId;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What can be done about an order: send the payer to a page, take what is held, release it, ask how it stands. */
@RestController
class PaymentActController {

    private static final String ATTEMPTS = "/api/payment-attempts/";

    private final PaymentAttempts starting;
    private final PaymentDesk desk;
    private final Attempts attempts;
    private final IdempotentRequests requests;
    private final Callers callers;

    PaymentActController(
            PaymentAttempts starting,
            PaymentDesk desk,
            Attempts attempts,
            IdempotentRequests requests,
            Callers callers) {
        this.starting = starting;
        this.desk = desk;
        this.attempts = attempts;
        this.requests = requests;
        this.callers = callers;
    }

    /**
     * @param method    {@code card} or {@code mada}
     * @param returnUrl where the payer goes after the gateway's page
     * @param locale    {@code en} or {@code ar}; English if absent
     */
    record NewAttempt(
            @Required @Nullable String method,
            @Required @Nullable URI returnUrl,
            @Nullable String locale) {

        StartRequest checked() {
            Checks checks = new Checks();
            PaymentMethod how = checks.oneOf("method", method, PaymentMethod.class);
            URI back = checks.present("returnUrl", returnUrl, URI.create(""));
            SavedAnswers.requireSound(checks);
            return new StartRequest(how, back, locale == null ? "en" : locale);
        }
    }

    /** @param last whether the rest of the hold is released; true if absent */
    record NewCapture(@Nullable Money amount, @Nullable Boolean last) {

        Money checked() {
            Checks checks = new Checks();
            Money part = checks.present("amount", amount, Money.ofMinor(0, "SAR"));
            SavedAnswers.requireSound(checks);
            return part;
        }
    }

    /** @param operation what was begun; absent if nothing was left to do */
    record ActView(UUID order, AttemptView.@Nullable OperationView operation) {}

    /** Begins an attempt to pay, and gives the page to send the payer to; one that is under way gives its own page. */
    @PostMapping("/api/payment-orders/{id}/attempts")
    ResponseEntity<AttemptView> start(IdempotentRequest request, @PathVariable UUID id, @RequestBody NewAttempt body) {
        Caller caller = callers.current();
        StartRequest wanted = body.checked();
        // What is kept under the key is the attempt's address; the gateway is asked after the commit.
        ResponseEntity<Void> kept = requests.once(request, body, () -> {
            AttemptId attempt = starting.begin(caller, new PaymentOrderId(id), wanted);
            return ResponseEntity.created(URI.create(ATTEMPTS + attempt)).build();
        });
        URI address = Objects.requireNonNull(kept.getHeaders().getLocation());
        AttemptId attempt = new AttemptId(UUID.fromString(address.toString().substring(ATTEMPTS.length())));
        return ResponseEntity.status(kept.getStatusCode())
                .headers(kept.getHeaders())
                .body(view(starting.open(attempt)));
    }

    /** Takes what is held, wholly or in part. */
    @PostMapping("/api/payment-orders/{id}/capture")
    ResponseEntity<ActView> capture(IdempotentRequest request, @PathVariable UUID id, @RequestBody NewCapture body) {
        Caller caller = callers.current();
        Money part = body.checked();
        boolean last = body.last() == null || body.last();
        return acted(request, body, id, () -> desk.capture(caller, new PaymentOrderId(id), part, last));
    }

    /** Gives what is held back to the payer. */
    @PostMapping("/api/payment-orders/{id}/release")
    ResponseEntity<ActView> release(IdempotentRequest request, @PathVariable UUID id) {
        Caller caller = callers.current();
        return acted(request, null, id, () -> desk.release(caller, new PaymentOrderId(id)));
    }

    /** An attempt to pay, and what is advised to the payer. */
    @GetMapping("/api/payment-attempts/{id}")
    AttemptView read(@PathVariable UUID id) {
        return view(desk.seen(callers.current(), new AttemptId(id)));
    }

    /** Asks the gateway at once how an attempt stands. */
    @PostMapping("/api/payment-attempts/{id}/inquiry")
    AttemptView inquire(@PathVariable UUID id) {
        return view(desk.inquired(callers.current(), new AttemptId(id)));
    }

    private ResponseEntity<ActView> acted(
            IdempotentRequest request, @Nullable Object body, UUID order, Supplier<Asked> act) {
        return requests.once(request, body, () -> ResponseEntity.accepted()
                .location(URI.create("/api/payment-orders/" + order))
                .body(
                        switch (act.get()) {
                            case Asked.Begun(var operation) ->
                                new ActView(order, AttemptView.OperationView.of(operation));
                            case Asked.NotNeeded none -> new ActView(order, null);
                            case Asked.Refused refused -> throw PaymentDesk.problem(refused);
                        }));
    }

    private AttemptView view(Attempt attempt) {
        return AttemptView.of(attempt, attempts.operations(attempt.id()));
    }
}
