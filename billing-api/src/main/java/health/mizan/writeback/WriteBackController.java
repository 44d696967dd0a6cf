package health.mizan.writeback;

import health.mizan.access.Callers;
import health.mizan.cases.CaseId;
import health.mizan.invoices.InvoiceId;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.money.Money;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Notices to the EMR for the desk and the back office. Both commands may be repeated. */
@RestController
class WriteBackController {

    private static final int MAX_REASON = 500;

    private final WriteBacks writeBacks;
    private final Callers callers;

    WriteBackController(WriteBacks writeBacks, Callers callers) {
        this.writeBacks = writeBacks;
        this.callers = callers;
    }

    /** @param reason for those who ask later; about the notice, not about the patient */
    record Closure(@Nullable String reason) {}

    /** @param outcome the worst of the case's notices; null while there is none */
    record Summary(NoticeState.@Nullable Outcome outcome) {}

    /**
     * A notice as the API answers it.
     *
     * @param about  the operation, invoice or note it is about, as {@code kind} says
     * @param amount what was paid or went back; null for an invoice
     */
    record View(
            NoticeId id,
            EmrNotice.Kind kind,
            CaseId financialCase,
            InvoiceId invoice,
            UUID about,
            @Nullable Money amount,
            NoticeState state,
            NoticeState.Outcome outcome,
            int tries,
            @Nullable String emrReference,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant settledAt) {

        static View of(WriteBack one) {
            EmrNotice notice = one.notice();
            return new View(
                    notice.id(),
                    notice.kind(),
                    notice.financialCase(),
                    notice.invoice(),
                    notice.about(),
                    notice.amount(),
                    one.state(),
                    one.state().outcome(),
                    one.tries(),
                    one.reference(),
                    one.reason(),
                    notice.at(),
                    one.settledAt());
        }
    }

    /** What EMRs were told or are to be told. */
    @GetMapping("/api/write-backs")
    Page<View> list(
            @RequestParam(name = "case", required = false) @Nullable UUID financialCase,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Checks checks = new Checks();
        NoticeState wanted = state == null ? null : checks.oneOf("state", state, NoticeState.class);
        SavedAnswers.requireSound(checks);
        return writeBacks
                .list(
                        callers.current(),
                        new WriteBacks.Filter(financialCase, wanted, null),
                        PageRequest.of(cursor, limit))
                .map(View::of);
    }

    /** One fact told to an EMR, with each try. */
    @GetMapping("/api/write-backs/{id}")
    View read(@PathVariable UUID id) {
        return writeBacks
                .find(callers.current(), new NoticeId(id))
                .map(View::of)
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** Whether the EMR knows all it should about a case. */
    @GetMapping("/api/cases/{id}/write-back")
    Summary ofCase(@PathVariable UUID id) {
        return new Summary(writeBacks.outcome(callers.current(), new CaseId(id)).orElse(null));
    }

    /** Tells the EMR again at once. */
    @PostMapping("/api/write-backs/{id}/retry")
    View retry(@PathVariable UUID id) {
        return writeBacks
                .retry(callers.current(), new NoticeId(id))
                .map(View::of)
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** Ends the attempts to tell an EMR, with the reason. */
    @PostMapping("/api/write-backs/{id}/closure")
    View close(@PathVariable UUID id, @RequestBody Closure closure) {
        Checks checks = new Checks();
        String reason = checks.text("reason", closure.reason(), MAX_REASON);
        SavedAnswers.requireSound(checks);
        return writeBacks
                .close(callers.current(), new NoticeId(id), reason)
                .map(View::of)
                .orElseThrow(SavedAnswers::nothingThere);
    }
}
