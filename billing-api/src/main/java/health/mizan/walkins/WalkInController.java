package health.mizan.walkins;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.idempotency.IdempotentRequest;
import health.mizan.idempotency.IdempotentRequests;
import health.mizan.masterdata.SavedAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WalkInController {

    private static final String CASES = "/api/cases";

    private final WalkIns walkIns;
    private final Callers callers;
    private final IdempotentRequests requests;

    WalkInController(WalkIns walkIns, Callers callers, IdempotentRequests requests) {
        this.walkIns = walkIns;
        this.callers = callers;
        this.requests = requests;
    }

    /** Takes a key, because a visit that no EMR knows has no number that a second click would collide with. */
    @PostMapping(CASES)
    ResponseEntity<WalkIn> open(IdempotentRequest request, @RequestBody WalkInDraft draft) {
        Caller caller = callers.current();
        return requests.once(request, draft, () -> SavedAnswers.of(walkIns.open(caller, draft), CASES));
    }
}
