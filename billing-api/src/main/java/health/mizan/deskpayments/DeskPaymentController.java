package health.mizan.deskpayments;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.idempotency.IdempotentRequest;
import health.mizan.idempotency.IdempotentRequests;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Required;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.money.Money;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
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
@RequestMapping("/api/desk-payments")
class DeskPaymentController {

    private static final Pattern SLIP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/_.-]{0,39}");
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 200;
    private static final Money NOTHING = Money.ofMinor(0, "SAR");

    private final DeskPayments payments;
    private final IdempotentRequests requests;
    private final Callers callers;

    DeskPaymentController(DeskPayments payments, IdempotentRequests requests, Callers callers) {
        this.payments = payments;
        this.requests = requests;
        this.callers = callers;
    }

    /**
     * @param order the open payment order it is for
     * @param means {@code cash} or {@code terminal}
     * @param slip  number of the receipt that was given, or of the terminal's slip; once per site and means
     */
    record NewDeskPayment(
            @Required @Nullable UUID order,
            @Required @Nullable String means,
            @Required @Nullable Money amount,
            @Required @Nullable String slip) {

        Taking checked() {
            Checks checks = new Checks();
            UUID debt = checks.present("order", order, new UUID(0, 0));
            Means how = checks.oneOf("means", means, Means.class);
            Money sum = checks.present("amount", amount, NOTHING);
            String number = numberOf(checks, slip);
            SavedAnswers.requireSound(checks);
            return new Taking(new PaymentOrderId(debt), how, sum, number);
        }
    }

    /**
     * @param refundable what the payment showed as refundable when this was decided
     * @param slip       number of the voucher that was signed, or of the terminal's slip
     * @param reason     3 to 200 characters; nothing about health
     */
    record NewDeskRefund(
            @Required @Nullable Money amount,
            @Required @Nullable Money refundable,
            @Required @Nullable String slip,
            @Required @Nullable String reason) {

        Giving checked(OperationId payment) {
            Checks checks = new Checks();
            Money back = checks.present("amount", amount, NOTHING);
            Money seen = checks.present("refundable", refundable, NOTHING);
            String number = numberOf(checks, slip);
            String why = checks.text("reason", reason, LONGEST_REASON);
            checks.require(why.isEmpty() || why.length() >= SHORTEST_REASON, "reason", "has at least 3 characters");
            SavedAnswers.requireSound(checks);
            return new Giving(payment, back, seen, number, why);
        }
    }

    /** Takes cash or a terminal's payment at the desk for an open payment order. */
    @PostMapping
    ResponseEntity<DeskPaymentView> take(IdempotentRequest request, @RequestBody NewDeskPayment body) {
        Caller caller = callers.current();
        Taking taking = body.checked();
        return requests.once(request, body, () -> created(payments.take(caller, taking)));
    }

    /** Gives money back at the desk from a desk payment, by the means it was paid with. */
    @PostMapping("/{id}/refunds")
    ResponseEntity<DeskPaymentView> giveBack(
            IdempotentRequest request, @PathVariable UUID id, @RequestBody NewDeskRefund body) {
        Caller caller = callers.current();
        Giving giving = body.checked(new OperationId(id));
        return requests.once(request, body, () -> created(payments.giveBack(caller, giving)));
    }

    /** A payment at the desk and what was given back of it. */
    @GetMapping("/{id}")
    DeskPaymentView read(@PathVariable UUID id) {
        return payments.find(callers.current(), new OperationId(id))
                .map(DeskPaymentView::of)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such desk payment"));
    }

    /** Payments at the desk in sight, oldest first. */
    @GetMapping
    Page<DeskPaymentView> list(
            @RequestParam(required = false) @Nullable UUID order,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return payments.list(
                        callers.current(),
                        order == null ? null : new PaymentOrderId(order),
                        PageRequest.of(cursor, limit))
                .map(DeskPaymentView::of);
    }

    private static ResponseEntity<DeskPaymentView> created(DeskPayment payment) {
        return ResponseEntity.created(URI.create("/api/desk-payments/" + payment.id()))
                .body(DeskPaymentView.of(payment));
    }

    private static String numberOf(Checks checks, @Nullable String text) {
        return checks.matching("slip", text, SLIP, "has 1 to 40 letters, digits, dots, dashes, slashes or underscores");
    }
}
