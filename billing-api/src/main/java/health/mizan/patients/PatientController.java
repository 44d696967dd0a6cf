package health.mizan.patients;

import health.mizan.access.Callers;
import health.mizan.idempotency.IdempotentRequest;
import health.mizan.idempotency.IdempotentRequests;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Codes;
import health.mizan.masterdata.Saved;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.parties.PatientId;
import health.mizan.persons.Identifier;
import health.mizan.sight.Sight.BreakGlass;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import health.mizan.web.Versions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.RestController;

/** Searches are POSTs: what identifies a person must not stand in an address, which every proxy writes down. */
@RestController
@RequestMapping("/api/patients")
class PatientController {

    private static final String REASON = "X-Break-Glass";

    private final Patients patients;
    private final Registrations registrations;
    private final Callers callers;
    private final IdempotentRequests requests;

    PatientController(Patients patients, Registrations registrations, Callers callers, IdempotentRequests requests) {
        this.patients = patients;
        this.registrations = registrations;
        this.callers = callers;
        this.requests = requests;
    }

    /** Either an identifier, exactly, or a text: beginnings of names or of a file number. */
    record Search(
            PatientDraft.@Nullable Numbered identifier,
            @Nullable String text,
            @Nullable String cursor,
            @Nullable Integer limit) {
        @Override
        public String toString() {
            return "▮";
        }
    }

    /** A draft and the file it shall have. */
    record NewPatient(@Nullable PatientDraft patient, Registrations.@Nullable File registration) {}

    /** What somebody who is registered elsewhere shows at the desk. */
    record Admission(
            PatientDraft.@Nullable Numbered identifier,
            @Nullable String birthDate,
            Registrations.@Nullable File registration) {
        @Override
        public String toString() {
            return "▮";
        }
    }

    /** Finds patients by an exact identifier, or by a few letters of the name or the end of a number. */
    @PostMapping("/search")
    Page<PatientView.Hit> search(
            @RequestBody Search search, @RequestHeader(name = REASON, required = false) @Nullable String reason) {
        Optional<BreakGlass> why = reason(reason);
        PatientDraft.Numbered number = search.identifier();
        if (number != null && number.system() != null && number.value() != null) {
            Identifier identifier = Identifier.of(number.system(), number.value());
            List<PatientView.Hit> found = patients.search(callers.current(), identifier, why).stream()
                    .map(PatientView.Hit::of)
                    .toList();
            return new Page<>(found, null);
        }
        String text = search.text() == null ? "" : search.text().strip();
        if (text.length() < 4 || text.length() > 200 || !patients.canSearch(text)) {
            throw invalid("text", "has at least 4 characters, and one word of 3 letters or a number of 4 digits");
        }
        return patients.search(callers.current(), text, PageRequest.of(search.cursor(), search.limit()), why)
                .map(PatientView.Hit::of);
    }

    /** Takes a key, because somebody without papers has no number that a second click would collide with. */
    @PostMapping
    ResponseEntity<PatientView> register(IdempotentRequest request, @RequestBody NewPatient body) {
        PatientDraft patient = body.patient();
        Registrations.File file = body.registration();
        if (patient == null || file == null) {
            throw invalid(patient == null ? "patient" : "registration", "is required");
        }
        Change change = Change.creating(callers.current().subject());
        return requests.once(request, body, () -> answer(registrations.save(callers.current(), patient, file, change)));
    }

    /** Registers a known patient with another facility, by an exact identifier. */
    @PostMapping("/admissions")
    ResponseEntity<PatientView> admit(@RequestBody Admission body) {
        if (body.identifier() == null || body.birthDate() == null || body.registration() == null) {
            throw invalid("identifier", "is required, and so are birthDate and registration");
        }
        return registrations
                .admit(callers.current(), body.identifier(), body.birthDate(), body.registration())
                .map(this::answer)
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** A patient; reading one is audited, a restricted one needs a reason. */
    @GetMapping("/{id}")
    ResponseEntity<PatientView> read(
            @PathVariable UUID id, @RequestHeader(name = REASON, required = false) @Nullable String reason) {
        return patients.find(callers.current(), new PatientId(id), reason(reason))
                .map(patient -> ResponseEntity.ok()
                        .eTag(Versions.etag(patient.version()))
                        .body(PatientView.of(patient)))
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** Corrects a patient's particulars. */
    @PutMapping("/{id}")
    ResponseEntity<PatientView> correct(
            @PathVariable UUID id,
            @RequestBody PatientDraft draft,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Change change = Change.ofVersion(callers.current().subject(), Versions.required(ifMatch));
        return registrations
                .correct(callers.current(), new PatientId(id), draft, change)
                .map(this::answer)
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** Who might be the same person. */
    @GetMapping("/{id}/duplicates")
    Page<PatientView.Hit> duplicates(@PathVariable UUID id) {
        return patients.lookalikes(callers.current(), new PatientId(id))
                .map(alike -> new Page<>(alike.stream().map(PatientView.Hit::of).toList(), null))
                .orElseThrow(SavedAnswers::nothingThere);
    }

    private ResponseEntity<PatientView> answer(Saved<Patient> saved) {
        ResponseEntity<Patient> answer = SavedAnswers.of(saved, "/api/patients");
        Patient patient = answer.getBody();
        ResponseEntity.BodyBuilder same =
                ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders());
        return patient == null ? same.build() : same.body(PatientView.of(patient));
    }

    private static Optional<BreakGlass> reason(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        return Optional.of(Codes.of(BreakGlass.class, header.strip())
                .orElseThrow(() -> invalid(REASON, "is emergency, patient-present, patient-asked or legal-duty")));
    }

    private static ProblemException invalid(String field, String message) {
        return new ProblemException(
                ProblemType.INVALID_VALUE,
                "see fields",
                Map.of("fields", List.of(Map.of("field", field, "message", message))));
    }
}
