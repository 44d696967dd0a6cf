package health.mizan.beats;

import health.mizan.access.Callers;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calls to other parties for operators: which are of unknown outcome, and ask about one now. */
@RestController
class RemoteCallController {

    private final Beats beats;
    private final Callers callers;

    RemoteCallController(Beats beats, Callers callers) {
        this.beats = beats;
        this.callers = callers;
    }

    /** @param parkedAt since when nobody asks about it any more; null while inquiries go on */
    record RemoteCallView(
            UUID id,
            String kind,
            String key,
            String target,
            String subjectKind,
            String subjectId,
            String state,
            int tries,
            int inquiries,
            @Nullable Instant parkedAt,
            @Nullable String reason) {

        static RemoteCallView of(RemoteCall call) {
            return new RemoteCallView(
                    call.id(),
                    call.kind(),
                    call.key(),
                    call.target(),
                    call.subject().kind(),
                    call.subject().id(),
                    call.state().code(),
                    call.tries(),
                    call.inquiries(),
                    call.parkedAt().orElse(null),
                    call.reason().orElse(null));
        }
    }

    /** Calls to payers, gateways and EMRs: what is under way, unknown or was refused. */
    @GetMapping("/api/remote-calls")
    Page<RemoteCallView> list(
            @RequestParam(defaultValue = "unknown") String state,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        CallState wanted = Arrays.stream(CallState.values())
                .filter(known -> known.code().equals(state))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_VALUE, "state is prepared, sent, unknown, succeeded or failed"));
        return beats.list(wanted, PageRequest.of(cursor, limit)).map(listed -> RemoteCallView.of(listed.call()));
    }

    /** Asks the other side at once what became of a call whose outcome is unknown. */
    @PostMapping("/api/remote-calls/{id}/inquiry")
    RemoteCallView inquire(@PathVariable UUID id) {
        return RemoteCallView.of(beats.inquireNow(callers.current(), id));
    }
}
