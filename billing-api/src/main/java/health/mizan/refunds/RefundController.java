package health.mizan.refunds;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.idempotency.IdempotentRequest;
import health.mizan.idempotency.IdempotentRequests;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Required;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/refunds")
class RefundController {

    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 200;
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Money NOTHING = Money.ofMinor(0, "SAR");

    private final Refunds refunds;
    private final IdempotentRequests requests;
    private final Callers callers;

    RefundController(Refunds refunds, IdempotentRequests requests, Callers callers) {
        this.refunds = refunds;
        this.requests = requests;
        this.callers = callers;
    }

    /**
     * @param attempt    the payment to give back from
     * @param refundable what the payment showed as refundable when this was decided
     * @param reason     3 to 200 characters; nothing about health
     */
    record NewRefund(
            @Required @Nullable UUID attempt,
            @Required @Nullable Money amount,
            @Required @Nullable Money refundable,
            @Required @Nullable String reason) {

        RefundRequest checked() {
            Checks checks = new Checks();
            UUID payment = checks.present("attempt", attempt, NOBODY);
            Money back = checks.present("amount", amount, NOTHING);
            Money seen = checks.present("refundable", refundable, NOTHING);
            String why = checks.text("reason", reason, LONGEST_REASON);
            checks.require(why.isEmpty() || why.length() >= SHORTEST_REASON, "reason", "has at least 3 characters");
            SavedAnswers.requireSound(checks);
            return new RefundRequest(new AttemptId(payment), back, seen, why);
        }
    }

    /** @param state {@code prepared}, {@code unknown}, {@code succeeded} or {@code failed} */
    record RefundView(
            UUID id,
            UUID attempt,
            UUID order,
            Money amount,
            String state,
            String askedBy,
            @Nullable String reason,
            @Nullable String failure,
            Instant createdAt) {

        static RefundView of(Refund refund) {
            return new RefundView(
                    refund.id().value(),
                    refund.attempt().value(),
                    refund.order().value(),
                    refund.amount(),
                    refund.state(),
                    refund.askedBy(),
                    refund.reason(),
                    refund.failure(),
                    refund.createdAt());
        }
    }

    /** Gives money back to the payer; never more than was taken. */
    @PostMapping
    ResponseEntity<RefundView> refund(IdempotentRequest request, @RequestBody NewRefund body) {
        Caller caller = callers.current();
        RefundRequest wanted = body.checked();
        return requests.once(request, body, () -> {
            Refund refund = refunds.refund(caller, wanted);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/refunds/" + refund.id()))
                    .body(RefundView.of(refund));
        });
    }

    /** A refund and how it stands at the gateway. */
    @GetMapping("/{id}")
    RefundView read(@PathVariable UUID id) {
        return refunds.find(callers.current(), new OperationId(id))
                .map(RefundView::of)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such refund"));
    }

    /** Refunds in sight, oldest first. */
    @GetMapping
    Page<RefundView> list(
            @RequestParam(required = false) @Nullable UUID order,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return refunds.list(
                        callers.current(),
                        order == null ? null : new PaymentOrderId(order),
                        PageRequest.of(cursor, limit))
                .map(RefundView::of);
    }
}
