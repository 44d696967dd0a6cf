package health.mizan.coverage;

import health.mizan.access.Callers;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Saved;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.parties.PatientId;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.Versions;
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

@RestController
@RequestMapping("/api/patients/{patient}/coverages")
class CoverageController {

    private final Coverages coverages;
    private final Callers callers;

    CoverageController(Coverages coverages, Callers callers) {
        this.coverages = coverages;
        this.callers = callers;
    }

    /** The coverages of a patient. */
    @GetMapping
    Page<CoverageView> list(
            @PathVariable UUID patient,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return coverages
                .of(callers.current(), new PatientId(patient), PageRequest.of(cursor, limit))
                .orElseThrow(SavedAnswers::nothingThere)
                .map(CoverageView::of);
    }

    /** A coverage. */
    @GetMapping("/{id}")
    ResponseEntity<CoverageView> read(@PathVariable UUID patient, @PathVariable UUID id) {
        return coverages
                .find(callers.current(), new PatientId(patient), new CoverageId(id))
                .map(coverage -> ResponseEntity.ok()
                        .eTag(Versions.etag(coverage.version()))
                        .body(CoverageView.of(coverage)))
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** Records a coverage of a patient. */
    @PostMapping
    ResponseEntity<CoverageView> record(@PathVariable UUID patient, @RequestBody CoverageDraft draft) {
        Change change = Change.creating(callers.current().subject());
        return coverages
                .save(callers.current(), new PatientId(patient), draft, change)
                .map(saved -> answer(saved, patient))
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** Corrects a coverage. */
    @PutMapping("/{id}")
    ResponseEntity<CoverageView> correct(
            @PathVariable UUID patient,
            @PathVariable UUID id,
            @RequestBody CoverageDraft draft,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Change change = Change.ofVersion(callers.current().subject(), Versions.required(ifMatch));
        return coverages
                .correct(callers.current(), new PatientId(patient), new CoverageId(id), draft, change)
                .map(saved -> answer(saved, patient))
                .orElseThrow(SavedAnswers::nothingThere);
    }

    private static ResponseEntity<CoverageView> answer(Saved<Coverage> saved, UUID patient) {
        ResponseEntity<Coverage> answer = SavedAnswers.of(saved, "/api/patients/" + patient + "/coverages");
        Coverage coverage = answer.getBody();
        ResponseEntity.BodyBuilder same =
                ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders());
        return coverage == null ? same.build() : same.body(CoverageView.of(coverage));
    }
}
