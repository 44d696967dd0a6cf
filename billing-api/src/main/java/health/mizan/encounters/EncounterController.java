package health.mizan.encounters;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Saved;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.web.Versions;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Encounters are told over FHIR or opened as walk-ins; here they are read, and coded where no EMR does it. */
@RestController
@RequestMapping("/api/encounters")
class EncounterController {

    private final Encounters encounters;
    private final Callers callers;

    EncounterController(Encounters encounters, Callers callers) {
        this.encounters = encounters;
        this.callers = callers;
    }

    /** What was found, the whole list. Its text form is a blank. */
    record Coding(@Nullable List<EncounterDraft.Diagnosis> diagnoses) {
        @Override
        public String toString() {
            return "▮";
        }
    }

    /** An encounter. */
    @GetMapping("/{id}")
    ResponseEntity<EncounterView> read(@PathVariable UUID id) {
        return encounters
                .find(callers.current(), new EncounterId(id))
                .map(EncounterController::found)
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** Replaces the diagnoses of an encounter. */
    @PutMapping("/{id}/diagnoses")
    ResponseEntity<EncounterView> code(
            @PathVariable UUID id,
            @RequestBody Coding coding,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Caller caller = callers.current();
        Change change = Change.ofVersion(caller.subject(), Versions.required(ifMatch));
        List<EncounterDraft.Diagnosis> told = coding.diagnoses() == null ? List.of() : coding.diagnoses();
        Saved<Encounter> saved =
                encounters.code(caller, new EncounterId(id), told, change).orElseThrow(SavedAnswers::nothingThere);
        Encounter now = SavedAnswers.of(saved, "/api/encounters").getBody();
        return now == null ? ResponseEntity.noContent().build() : found(now);
    }

    private static ResponseEntity<EncounterView> found(Encounter encounter) {
        return ResponseEntity.ok().eTag(Versions.etag(encounter.version())).body(EncounterView.of(encounter));
    }
}
