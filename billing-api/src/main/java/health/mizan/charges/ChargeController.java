package health.mizan.charges;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.cases.CaseId;
import health.mizan.idempotency.IdempotentRequest;
import health.mizan.idempotency.IdempotentRequests;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Saved;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.money.Money;
import health.mizan.pricing.Price;
import health.mizan.pricing.PriceBasis;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.Versions;
import java.time.LocalDate;
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
@RequestMapping("/api/charges")
class ChargeController {

    private static final String ALL = "/api/charges";

    private final Charges charges;
    private final Callers callers;
    private final IdempotentRequests requests;

    ChargeController(Charges charges, Callers callers, IdempotentRequests requests) {
        this.charges = charges;
        this.callers = callers;
        this.requests = requests;
    }

    /** @param reason a {@link Charge.Cancelling} code */
    record Cancellation(@Nullable String reason) {}

    /** @param occurredOn the planned day when left out */
    record Performance(@Nullable LocalDate occurredOn) {}

    record Exemption(@Nullable String reason) {}

    /**
     * A charge as the API answers it; money is null where nothing is charged or the price is missing.
     *
     * @param unitList     the list price of one piece
     * @param unitContract what the contract allows for one piece
     * @param adjustment   list less contract, of all pieces
     * @param exemptReason why nothing is charged
     * @param obstacle     what a person must do before the service can be confirmed
     */
    record View(
            ChargeId id,
            long version,
            CaseId financialCase,
            Charge.@Nullable Order order,
            Charge.Item service,
            int quantity,
            LocalDate occurredOn,
            ChargeState state,
            Charge.Fate fate,
            @Nullable Money unitList,
            @Nullable Money unitContract,
            @Nullable Money list,
            @Nullable Money contract,
            @Nullable Money adjustment,
            @Nullable PriceBasis basis,
            @Nullable String exemptReason,
            @Nullable String obstacle,
            @Nullable UUID billedOn) {

        static View of(Charge charge) {
            Price.Found found =
                    charge.fate() == Charge.Fate.CHARGED && charge.price() instanceof Price.Found known ? known : null;
            Price.Line line = found == null ? null : found.line(charge.quantity());
            return new View(
                    charge.id(),
                    charge.version(),
                    charge.financialCase(),
                    charge.order(),
                    charge.service(),
                    charge.quantity(),
                    charge.occurredOn(),
                    charge.state(),
                    charge.fate(),
                    found == null ? null : found.list(),
                    found == null ? null : found.contract(),
                    line == null ? null : line.list(),
                    line == null ? null : line.contract(),
                    line == null ? null : line.adjustment(),
                    found == null ? null : found.basis(),
                    charge.exemption(),
                    charge.state().isCancelled() ? null : charge.obstacle().orElse(null),
                    charge.billedOn());
        }
    }

    /** The whole list: what one visit orders fits a page. */
    @GetMapping
    Page<View> ofCase(@RequestParam("case") UUID financialCase) {
        List<Charge> all =
                charges.ofCase(callers.current(), new CaseId(financialCase)).orElseThrow(SavedAnswers::nothingThere);
        return new Page<>(all.stream().map(View::of).toList(), null);
    }

    /** Charges without a price: work for the billing office before they can be billed. */
    @GetMapping("/exceptions")
    Page<View> exceptions(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return charges.exceptions(callers.current(), PageRequest.of(cursor, limit))
                .map(View::of);
    }

    /** What became of the orders of a period, by their number. */
    @GetMapping("/tally")
    Charges.Tally tally(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        return charges.tally(callers.current(), from, to);
    }

    /** A charge, with its price and how it came about. */
    @GetMapping("/{id}")
    ResponseEntity<View> read(@PathVariable UUID id) {
        return charges.find(callers.current(), new ChargeId(id))
                .map(charge -> ResponseEntity.ok()
                        .eTag(Versions.etag(charge.version()))
                        .body(View.of(charge)))
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** Takes a key, because what a desk plans has no number that a second click would collide with. */
    @PostMapping
    ResponseEntity<View> order(IdempotentRequest request, @RequestBody ChargeOrder order) {
        Caller caller = callers.current();
        return requests.once(request, order, () -> answer(charges.order(caller, order)));
    }

    /** Notes that what was ordered was done. */
    @PostMapping("/{id}/performance")
    ResponseEntity<View> performed(@PathVariable UUID id, @RequestBody Performance performance) {
        return answer(charges.performed(callers.current(), new ChargeId(id), performance.occurredOn())
                .orElseThrow(SavedAnswers::nothingThere));
    }

    /** Calls an order off that was not performed. */
    @PostMapping("/{id}/cancellation")
    ResponseEntity<View> cancel(@PathVariable UUID id, @RequestBody Cancellation cancellation) {
        Checks checks = new Checks();
        Charge.Cancelling why = checks.oneOf("reason", cancellation.reason(), Charge.Cancelling.class);
        SavedAnswers.requireSound(checks);
        return answer(charges.cancel(callers.current(), new ChargeId(id), why).orElseThrow(SavedAnswers::nothingThere));
    }

    /** Decides that an order is not billed, with the reason. */
    @PostMapping("/{id}/exemption")
    ResponseEntity<View> exempt(@PathVariable UUID id, @RequestBody Exemption exemption) {
        return answer(charges.exempt(callers.current(), new ChargeId(id), exemption.reason())
                .orElseThrow(SavedAnswers::nothingThere));
    }

    /** Looks for the price again, after a missing one was added. */
    @PostMapping("/{id}/pricing")
    ResponseEntity<View> reprice(@PathVariable UUID id) {
        return answer(charges.reprice(callers.current(), new ChargeId(id)).orElseThrow(SavedAnswers::nothingThere));
    }

    private static ResponseEntity<View> answer(Saved<Charge> saved) {
        ResponseEntity<Charge> answer = SavedAnswers.of(saved, ALL);
        Charge charge = answer.getBody();
        ResponseEntity.BodyBuilder same =
                ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders());
        return charge == null ? same.build() : same.body(View.of(charge));
    }
}
