package health.mizan.fhir.nphies;

import health.mizan.claims.ClaimSubmission;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Asks a payer where a claim stands (nphies guide 6.4). It cannot be polled: who hears nothing asks again. */
public final class StatusMessage {

    public static final String EVENT = "status-check";

    private StatusMessage() {}

    /** @param question the number under which the payer sees the question */
    public static Bundle of(ClaimSubmission submission, UUID question, Parties parties, Envelope envelope) {
        Organization insurer = PartyResources.insurer(parties.between());
        Organization provider = PartyResources.provider(parties.between());
        Task task = PartyResources.as(new Task(), "task", question);
        task.addIdentifier().setSystem(Nphies.OUR_STATUS_QUESTION).setValue(question.toString());
        task.setStatus(TaskStatus.REQUESTED)
                .setIntent(TaskIntent.ORDER)
                .setPriority(TaskPriority.ROUTINE)
                .setCode(Nphies.ksa("task-code", "status"));
        task.setFocus(new Reference()
                .setType("Claim")
                .setIdentifier(new Identifier()
                        .setSystem(Nphies.OUR_CLAIM)
                        .setValue(submission.id().toString())));
        task.setAuthoredOnElement(
                PartyResources.at(envelope.at().toInstant(), parties.facility().timeZone()));
        task.setLastModifiedElement(task.getAuthoredOnElement().copy());
        task.setRequester(Envelope.to(provider)).setOwner(Envelope.to(insurer));
        return envelope.around(task, List.of(provider, insurer));
    }
}
