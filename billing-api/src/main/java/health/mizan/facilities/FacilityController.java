package health.mizan.facilities;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Callers;
import health.mizan.history.History;
import health.mizan.history.Stamp;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.parties.FacilityId;
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

/** The sites of the clinic. */
@RestController
@RequestMapping(FacilityController.PATH)
class FacilityController {

    static final String PATH = "/api/facilities";

    private final Facilities facilities;
    private final History history;
    private final Callers callers;

    FacilityController(Facilities facilities, History history, Callers callers) {
        this.facilities = facilities;
        this.history = history;
        this.callers = callers;
    }

    /** Facilities. */
    @GetMapping
    Page<Facility> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return facilities.list(ListRequest.of(q, status, cursor, limit));
    }

    /** A facility. */
    @GetMapping("/{id}")
    ResponseEntity<Facility> one(@PathVariable UUID id) {
        return SavedAnswers.found(present(id));
    }

    /** A facility as it was at a moment. */
    @GetMapping(path = "/{id}", params = "asOf")
    JsonNode asOf(@PathVariable UUID id, @RequestParam Instant asOf) {
        return history.asOf("facility", id, asOf).orElseThrow(SavedAnswers::nothingThere);
    }

    /** The versions of a facility, and who made them. */
    @GetMapping("/{id}/versions")
    List<Stamp> versions(@PathVariable UUID id) {
        present(id);
        return history.of("facility", id);
    }

    /** Adds a facility. */
    @PostMapping
    ResponseEntity<Facility> create(@RequestBody FacilityDraft draft) {
        return SavedAnswers.of(
                facilities.save(draft, Change.creating(callers.current().subject())), PATH);
    }

    /** Changes a facility; the version before is kept. */
    @PutMapping("/{id}")
    ResponseEntity<Facility> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody FacilityDraft draft) {
        SavedAnswers.requireSame("code", present(id).code(), draft.code());
        Change change = Change.ofVersion(callers.current().subject(), Versions.required(ifMatch));
        return SavedAnswers.of(facilities.save(draft, change), PATH);
    }

    private Facility present(UUID id) {
        return facilities.find(new FacilityId(id)).orElseThrow(SavedAnswers::nothingThere);
    }
}
