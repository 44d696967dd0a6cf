package health.mizan.alarms;

import health.mizan.access.Callers;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.remarks.RemarkWords;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PaymentAlarmController {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 500;

    private final PaymentAlarms alarms;
    private final Callers callers;

    PaymentAlarmController(PaymentAlarms alarms, Callers callers) {
        this.alarms = alarms;
        this.callers = callers;
    }

    /**
     * @param attempt the attempt it is about, if it is about one of ours
     * @param detail  codes, ids and amounts, in English
     */
    record PaymentAlarmView(
            UUID id,
            String kind,
            String reference,
            @Nullable UUID attempt,
            String detail,
            Instant raisedAt) {}

    /** @param note what was found and done; nothing about a person's health */
    record Resolution(@Nullable String note) {}

    /** What does not fit between a gateway and the books and is not resolved, oldest first. */
    @GetMapping("/api/payment-alarms")
    Page<PaymentAlarmView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return alarms.open(callers.current(), PageRequest.of(cursor, limit)).map(PaymentAlarmController::view);
    }

    /** Notes how an alarm was resolved, and by whom. */
    @PutMapping("/api/payment-alarms/{id}/resolution")
    ResponseEntity<Void> resolve(@PathVariable UUID id, @RequestBody Resolution resolution) {
        Checks checks = new Checks();
        String note = checks.text("note", resolution.note(), LONGEST);
        checks.require(checks.failed() || note.length() >= SHORTEST, "note", "has at least 3 characters");
        SavedAnswers.requireSound(checks);
        if (!alarms.resolve(callers.current(), id, note)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no open alarm has this id");
        }
        return ResponseEntity.noContent().build();
    }

    private static PaymentAlarmView view(PaymentAlarm alarm) {
        return new PaymentAlarmView(
                alarm.id(),
                alarm.kind().code(),
                alarm.reference(),
                alarm.attempt() == null ? null : alarm.attempt().value(),
                RemarkWords.of(alarm.details()).en(),
                alarm.raisedAt());
    }
}
