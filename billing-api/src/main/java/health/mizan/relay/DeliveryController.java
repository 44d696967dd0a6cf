package health.mizan.relay;

import health.mizan.access.Callers;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries for operators: see, try again, give up. Both commands may be repeated: the second finds nothing to do. */
@RestController
class DeliveryController {

    private final Deliveries deliveries;
    private final Callers callers;

    DeliveryController(Deliveries deliveries, Callers callers) {
        this.deliveries = deliveries;
        this.callers = callers;
    }

    /** @param reason for those who ask later; about the case, not about the patient */
    record SkipRequest(@Nullable String reason) {

        String required() {
            if (reason == null || reason.isBlank() || reason.length() > 500) {
                throw new ProblemException(ProblemType.INVALID_VALUE, "a reason has 1 to 500 characters");
            }
            return reason;
        }
    }

    /** Events on their way to those who listen, stuck ones among them. */
    @GetMapping("/api/outbox/deliveries")
    Page<Delivery> list(
            @RequestParam(defaultValue = "parked") String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        DeliveryState wanted = DeliveryState.of(state)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_VALUE, "state is pending, delivered, parked or skipped"));
        return deliveries.list(wanted, PageRequest.of(cursor, limit));
    }

    /** Delivers a stuck event again. */
    @PostMapping("/api/outbox/deliveries/{id}/retry")
    Delivery retry(@PathVariable UUID id) {
        return deliveries.retry(callers.current(), id);
    }

    /** Leaves a stuck event out, with the reason; those behind it go on. */
    @PostMapping("/api/outbox/deliveries/{id}/skip")
    Delivery skip(@PathVariable UUID id, @RequestBody SkipRequest request) {
        return deliveries.skip(callers.current(), id, request.required());
    }
}
