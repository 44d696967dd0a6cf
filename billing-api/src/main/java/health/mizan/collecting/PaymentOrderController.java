package health.mizan.collecting;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.attempts.Attempts;
import health.mizan.idempotency.IdempotentRequest;
import health.mizan.idempotency.IdempotentRequests;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Required;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.payments.Debt;
import health.mizan.payments.OrderFilter;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentOrders;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.net.URI;
import java.util.List;
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
@RequestMapping("/api/payment-orders")
class PaymentOrderController {

    private final PaymentOrders orders;
    private final Attempts attempts;
    private final IdempotentRequests requests;
    private final Callers callers;

    PaymentOrderController(PaymentOrders orders, Attempts attempts, IdempotentRequests requests, Callers callers) {
        this.orders = orders;
        this.attempts = attempts;
        this.requests = requests;
        this.callers = callers;
    }

    /**
     * @param debtKind {@code case}, {@code invoice} or {@code deposit}
     * @param mode     {@code immediate}, or {@code deferred} to hold first and take later
     */
    record NewOrder(
            @Required @Nullable String debtKind,
            @Required @Nullable UUID debt,
            @Required @Nullable Money amount,
            @Required @Nullable String mode) {

        Wanted checked() {
            Checks checks = new Checks();
            Debt.Kind kind = checks.oneOf("debtKind", debtKind, Debt.Kind.class);
            UUID id = checks.present("debt", debt, new UUID(0, 0));
            Money sum = checks.present("amount", amount, Money.ofMinor(0, "SAR"));
            PaymentOrder.Mode how = checks.oneOf("mode", mode, PaymentOrder.Mode.class);
            SavedAnswers.requireSound(checks);
            return new Wanted(new Debt(kind, id), sum, how);
        }
    }

    private record Wanted(Debt debt, Money amount, PaymentOrder.Mode mode) {}

    /** Orders a payment: who pays how much for which debt, at once or as a hold; a debt has one open order. */
    @PostMapping
    ResponseEntity<OrderView> open(IdempotentRequest request, @RequestBody NewOrder body) {
        Caller caller = callers.current();
        Wanted wanted = body.checked();
        return requests.once(request, body, () -> {
            PaymentOrder order = orders.open(caller, wanted.debt(), wanted.amount(), wanted.mode());
            return ResponseEntity.created(URI.create("/api/payment-orders/" + order.id()))
                    .body(view(order));
        });
    }

    /** A payment order with its attempts. */
    @GetMapping("/{id}")
    OrderView read(@PathVariable UUID id) {
        return view(orders.find(callers.current(), new PaymentOrderId(id))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such payment order")));
    }

    /** Payment orders in sight, oldest first. */
    @GetMapping
    Page<OrderView> list(
            @RequestParam(required = false) @Nullable String debtKind,
            @RequestParam(required = false) @Nullable UUID debt,
            @RequestParam(required = false) @Nullable UUID patient,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Checks checks = new Checks();
        OrderFilter filter = new OrderFilter(
                debtKind == null ? null : checks.oneOf("debtKind", debtKind, Debt.Kind.class),
                debt,
                patient == null ? null : new PatientId(patient),
                state == null ? null : checks.oneOf("state", state, PaymentOrder.State.class));
        SavedAnswers.requireSound(checks);
        return orders.list(callers.current(), filter, PageRequest.of(cursor, limit))
                .map(order -> OrderView.of(order, List.of()));
    }

    private OrderView view(PaymentOrder order) {
        return OrderView.of(
                order,
                attempts.of(order.id()).stream()
                        .map(attempt -> AttemptView.of(attempt, attempts.operations(attempt.id())))
                        .toList());
    }
}
