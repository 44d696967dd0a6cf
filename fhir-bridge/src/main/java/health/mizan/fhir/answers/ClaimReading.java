package health.mizan.fhir.answers;

import health.mizan.beats.Answer;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimReply.Fault;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.fhir.nphies.Nphies;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/** What a payer's answer says of a claim: how processing went and what was decided are two questions. */
public final class ClaimReading {

    private static final int MAX_TEXT = 500;
    private static final int MAX_REFERENCE = 200;

    private ClaimReading() {}

    /**
     * @param lines the sequences of the submission's lines, in its order
     * @throws MessageFault if it says something that cannot be taken at its word
     */
    public static Answer<ClaimReply> of(Heard heard, List<Integer> lines) {
        Optional<ClaimResponse> response = heard.first(ClaimResponse.class);
        return response.isPresent() ? answer(heard, Modifiers.none(response.get()), lines) : withoutResponse(heard);
    }

    /**
     * As {@link #of(Heard, List)}, of what came back on the connection that sent {@code submission}: an answer that names
     * another submission says nothing about this one, and its money must not get here.
     */
    public static Answer<ClaimReply> of(Heard heard, UUID submission, List<Integer> lines) {
        boolean isAnothers = heard.first(ClaimResponse.class)
                .flatMap(ClaimReading::submissionOf)
                .filter(named -> !named.equals(submission))
                .isPresent();
        return isAnothers ? new Answer.Unknown<>("the answer is about another claim") : of(heard, lines);
    }

    /** The submission that an answer is about; empty if it names none of ours. */
    public static Optional<UUID> submissionOf(ClaimResponse response) {
        var identifier = response.getRequest().getIdentifier();
        if (!Nphies.OUR_CLAIM.equals(identifier.getSystem()) || identifier.getValue() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(identifier.getValue()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Answer<ClaimReply> withoutResponse(Heard heard) {
        List<Fault> faults = heard.all(OperationOutcome.class).stream()
                .flatMap(outcome -> Faults.of(outcome).stream())
                .toList();
        ResponseType code = heard.header().getResponse().getCode();
        Optional<Answer<ClaimReply>> about = Faults.aboutTheMessage(faults, code);
        if (about.isPresent()) {
            return about.get();
        }
        String reference = String.valueOf(heard.header().getIdElement().getIdPart());
        if (code == ResponseType.OK && faults.isEmpty()) {
            return queued(heard)
                    ? new Answer.Done<>(new ClaimReply.Pended(reference))
                    : new Answer.Unknown<>("no answer in the message");
        }
        return faults.isEmpty()
                ? new Answer.Refused<>("fatal-error")
                : new Answer.Done<>(new ClaimReply.Rejected(reference, faults));
    }

    /** Tags are spelled in more than one way. */
    private static boolean queued(Heard heard) {
        return heard.bundle().getMeta().getTag().stream()
                .anyMatch(tag ->
                        tag.getCode() != null && Nphies.letters(tag.getCode()).contains("queued"));
    }

    private static Answer<ClaimReply> answer(Heard heard, ClaimResponse response, List<Integer> lines) {
        String reference = reference(response);
        return switch (response.getOutcome()) {
            case QUEUED, PARTIAL -> new Answer.Done<>(new ClaimReply.Pended(reference));
            case ERROR -> rejected(heard, response, reference);
            case COMPLETE -> complete(heard, response, reference, lines);
            case NULL -> throw outcomeMissing();
            // It may be there and have extensions only.
            case null -> throw outcomeMissing();
        };
    }

    private static MessageFault outcomeMissing() {
        return new MessageFault("ClaimResponse.outcome", "missing");
    }

    private static Answer<ClaimReply> rejected(Heard heard, ClaimResponse response, String reference) {
        List<Fault> faults = response.getError().stream()
                .map(error -> Faults.of(error.getCode()))
                .toList();
        return Faults.<ClaimReply>aboutTheMessage(
                        faults, heard.header().getResponse().getCode())
                .orElseGet(() -> new Answer.Done<>(new ClaimReply.Rejected(reference, faults)));
    }

    private static Answer<ClaimReply> complete(
            Heard heard, ClaimResponse response, String reference, List<Integer> lines) {
        String verdict = Nphies.codeOf(response.getExtension(), "adjudication-outcome")
                .map(Nphies::letters)
                .orElse("");
        if (verdict.equals("pended")) {
            return new Answer.Done<>(new ClaimReply.Pended(reference));
        }
        return new Answer.Done<>(new ClaimReply.Decided(
                reference,
                issued(heard, response),
                LineDecisions.of(response, verdict, lines),
                text(response.getDisposition())));
    }

    /** A bare date says too little of two decisions of one day; the bundle's own time is then taken. */
    private static Instant issued(Heard heard, ClaimResponse response) {
        DateTimeType created = response.getCreatedElement();
        boolean exact = created.hasValue() && created.getValueAsString().length() > "2021-10-07".length();
        if (exact) {
            return created.getValue().toInstant();
        }
        Date written = heard.bundle().getTimestamp();
        if (written != null) {
            return written.toInstant();
        }
        throw new MessageFault("ClaimResponse.created", "no time, and none on the bundle");
    }

    private static String reference(ClaimResponse response) {
        String reference = response.hasIdentifier()
                ? String.valueOf(response.getIdentifierFirstRep().getValue())
                : String.valueOf(response.getIdElement().getIdPart());
        return reference.length() <= MAX_REFERENCE ? reference : reference.substring(0, MAX_REFERENCE);
    }

    private static @Nullable String text(@Nullable String words) {
        return words == null || words.length() <= MAX_TEXT ? words : words.substring(0, MAX_TEXT);
    }
}
