package health.mizan.fhir.answers;

import health.mizan.beats.Answer;
import health.mizan.claims.ClaimReply.Fault;
import health.mizan.claims.ClaimReply.Pended;
import health.mizan.fhir.nphies.Nphies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskOutputComponent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;

/** What a payer says when it is asked where a claim stands. */
public final class StatusReading {

    private static final Set<String> UNDECIDED = Set.of("queued", "pended", "partial");

    private StatusReading() {}

    /**
     * Done and empty if the payer is past deciding, does not know the claim, or does not say: then only its answer to the
     * claim itself tells.
     */
    public static Answer<Optional<Pended>> of(Heard heard) {
        Optional<Task> task = heard.first(Task.class);
        if (task.isPresent()) {
            String reference =
                    String.valueOf(heard.header().getIdElement().getIdPart()).replaceFirst("^urn:uuid:", "");
            return new Answer.Done<>(isUndecided(task.get()) ? Optional.of(new Pended(reference)) : Optional.empty());
        }
        List<Fault> faults = heard.all(OperationOutcome.class).stream()
                .flatMap(outcome -> Faults.of(outcome).stream())
                .toList();
        return Faults.<Optional<Pended>>aboutTheMessage(
                        faults, heard.header().getResponse().getCode())
                // A payer that does not take this question may still answer the claim itself.
                .filter(answer -> !(answer instanceof Answer.Refused<Optional<Pended>>))
                .orElseGet(() -> new Answer.Done<>(Optional.empty()));
    }

    private static boolean isUndecided(Task task) {
        return task.getStatus() != TaskStatus.FAILED
                && task.getOutput().stream()
                        .filter(StatusReading::isStatus)
                        .map(TaskOutputComponent::getValue)
                        .map(StatusReading::code)
                        .anyMatch(UNDECIDED::contains);
    }

    private static boolean isStatus(TaskOutputComponent output) {
        return Nphies.firstCode(output.getType()).filter("status"::equals).isPresent();
    }

    /** Sample and guide have a plain code, the web guide a coded concept. */
    private static String code(Type value) {
        if (value instanceof CodeType code && code.getValue() != null) {
            return Nphies.letters(code.getValue());
        }
        return value instanceof CodeableConcept concept
                ? Nphies.firstCode(concept).map(Nphies::letters).orElse("")
                : "";
    }
}
