package health.mizan.catalogue;

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

/** What can be billed. */
@RestController
@RequestMapping(ServiceController.PATH)
class ServiceController {

    static final String PATH = "/api/services";

    private final Services services;
    private final History history;
    private final Callers callers;

    ServiceController(Services services, History history, Callers callers) {
        this.services = services;
        this.history = history;
        this.callers = callers;
    }

    /** Services that can be ordered. */
    @GetMapping
    Page<CatalogueService> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return services.list(ListRequest.of(q, status, cursor, limit), category);
    }

    /** A service. */
    @GetMapping("/{id}")
    ResponseEntity<CatalogueService> one(@PathVariable UUID id) {
        return SavedAnswers.found(present(id));
    }

    /** A service as it was at a moment. */
    @GetMapping(path = "/{id}", params = "asOf")
    JsonNode asOf(@PathVariable UUID id, @RequestParam Instant asOf) {
        return history.asOf("service", id, asOf).orElseThrow(SavedAnswers::nothingThere);
    }

    /** The versions of a service, and who made them. */
    @GetMapping("/{id}/versions")
    List<Stamp> versions(@PathVariable UUID id) {
        present(id);
        return history.of("service", id);
    }

    /** Adds a service. */
    @PostMapping
    ResponseEntity<CatalogueService> create(@RequestBody ServiceDraft draft) {
        return SavedAnswers.of(
                services.save(draft, Change.creating(callers.current().subject())), PATH);
    }

    /** Changes a service; the version before is kept. */
    @PutMapping("/{id}")
    ResponseEntity<CatalogueService> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ServiceDraft draft) {
        CatalogueService present = present(id);
        SavedAnswers.requireSame("system", present.system(), draft.system());
        SavedAnswers.requireSame("code", present.code(), draft.code());
        Change change = Change.ofVersion(callers.current().subject(), Versions.required(ifMatch));
        return SavedAnswers.of(services.save(draft, change), PATH);
    }

    private CatalogueService present(UUID id) {
        return services.find(new ServiceId(id)).orElseThrow(SavedAnswers::nothingThere);
    }
}
