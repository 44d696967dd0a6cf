package health.mizan.facilities;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Callers;
import health.mizan.history.History;
import health.mizan.history.Stamp;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.SavedAnswers;
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

/** Those who give care at the caller's facilities. */
@RestController
@RequestMapping(PractitionerController.PATH)
class PractitionerController {

    static final String PATH = "/api/practitioners";

    private final Practitioners practitioners;
    private final History history;
    private final Callers callers;

    PractitionerController(Practitioners practitioners, History history, Callers callers) {
        this.practitioners = practitioners;
        this.history = history;
        this.callers = callers;
    }

    /** Practitioners. */
    @GetMapping
    Page<Practitioner> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String facility,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return practitioners.list(ListRequest.of(q, null, cursor, limit), facility, callers.current());
    }

    /** A practitioner. */
    @GetMapping("/{id}")
    ResponseEntity<Practitioner> one(@PathVariable UUID id) {
        return SavedAnswers.found(present(id));
    }

    /** A practitioner as known at a moment. */
    @GetMapping(path = "/{id}", params = "asOf")
    JsonNode asOf(@PathVariable UUID id, @RequestParam Instant asOf) {
        present(id);
        return history.asOf("practitioner", id, asOf).orElseThrow(SavedAnswers::nothingThere);
    }

    /** The versions of a practitioner's entry, and who made them. */
    @GetMapping("/{id}/versions")
    List<Stamp> versions(@PathVariable UUID id) {
        present(id);
        return history.of("practitioner", id);
    }

    /** Adds a practitioner. */
    @PostMapping
    ResponseEntity<Practitioner> create(@RequestBody PractitionerDraft draft) {
        Change change = Change.creating(callers.current().subject());
        return SavedAnswers.of(practitioners.save(draft, change, callers.current()), PATH);
    }

    /** Changes a practitioner's entry; the version before is kept. */
    @PutMapping("/{id}")
    ResponseEntity<Practitioner> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PractitionerDraft draft) {
        SavedAnswers.requireSame("code", present(id).code(), draft.code());
        Change change = Change.ofVersion(callers.current().subject(), Versions.required(ifMatch));
        return SavedAnswers.of(practitioners.save(draft, change, callers.current()), PATH);
    }

    private Practitioner present(UUID id) {
        return practitioners.find(new PractitionerId(id), callers.current()).orElseThrow(SavedAnswers::nothingThere);
    }
}
