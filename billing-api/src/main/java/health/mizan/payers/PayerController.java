package health.mizan.payers;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Callers;
import health.mizan.history.History;
import health.mizan.history.Stamp;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.parties.PayerId;
import health.mizan.web.Page;
import health.mizan.web.Versions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Those who pay. */
@RestController
@RequestMapping(PayerController.PATH)
class PayerController {

    static final String PATH = "/api/payers";

    private final Payers payers;
    private final History history;
    private final Callers callers;

    PayerController(Payers payers, History history, Callers callers) {
        this.payers = payers;
        this.history = history;
        this.callers = callers;
    }

    /** Payers. */
    @GetMapping
    Page<Payer> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return payers.list(ListRequest.of(q, status, cursor, limit), kind);
    }

    /** A payer. */
    @GetMapping("/{id}")
    ResponseEntity<Payer> one(@PathVariable UUID id) {
        return SavedAnswers.found(present(id));
    }

    /** A payer as it was at a moment. */
    @GetMapping(path = "/{id}", params = "asOf")
    JsonNode asOf(@PathVariable UUID id, @RequestParam Instant asOf) {
        return history.asOf("payer", id, asOf).orElseThrow(SavedAnswers::nothingThere);
    }

    /** The versions of a payer, and who made them. */
    @GetMapping("/{id}/versions")
    List<Stamp> versions(@PathVariable UUID id) {
        present(id);
        return history.of("payer", id);
    }

    /** Adds a payer. */
    @PostMapping
    ResponseEntity<Payer> create(@RequestBody PayerDraft draft) {
        return SavedAnswers.of(
                payers.save(draft, Change.creating(callers.current().subject())), PATH);
    }

    /** Changes a payer; the version before is kept. */
    @PutMapping("/{id}")
    ResponseEntity<Payer> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PayerDraft draft) {
        SavedAnswers.requireSame("code", present(id).code(), draft.code());
        Change change = Change.ofVersion(callers.current().subject(), Versions.required(ifMatch));
        return SavedAnswers.of(payers.save(draft, change), PATH);
    }

    private Payer present(UUID id) {
        return payers.find(new PayerId(id)).orElseThrow(SavedAnswers::nothingThere);
    }
}
