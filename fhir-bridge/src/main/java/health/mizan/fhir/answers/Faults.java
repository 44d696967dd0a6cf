package health.mizan.fhir.answers;

import health.mizan.beats.Answer;
import health.mizan.claims.ClaimReply.Fault;
import health.mizan.fhir.nphies.Nphies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** What others complain of, and what their codes mean for the message that was sent (nphies validation rules 2.6). */
final class Faults {

    /** The bus could not reach the payer, which has not seen the message. */
    private static final Set<String> NOT_SEEN = Set.of("GE-00012", "GE-00017");

    /** It may have been worked on; the last four say that its id is known with another content. */
    private static final Set<String> UNSURE = Set.of(
            "GE-00001",
            "GE-00002",
            "GE-00003",
            "GE-00004",
            "GE-00005",
            "GE-00014",
            "GE-00016",
            "GE-00022",
            "GE-00024",
            "GE-00025",
            "GE-00026",
            "BV-00532",
            "BV-00533",
            "BV-00540",
            "BV-00542");

    /** Licences, certificates, addresses, form: no message of ours will pass before a person mends it. */
    private static final Set<String> OURS = Set.of(
            "GE-00006",
            "GE-00007",
            "GE-00009",
            "GE-00010",
            "GE-00011",
            "GE-00013",
            "GE-00015",
            "GE-00019",
            "GE-00020",
            "GE-00029",
            "GE-00030",
            "GE-00031",
            "GE-00032",
            "GE-00033",
            "GE-00034");

    private static final int MAX_TEXT = 300;

    private Faults() {}

    /** The same error element in every kind of answer. */
    static Fault of(CodeableConcept code) {
        Coding coding = code.getCodingFirstRep();
        String text = coding.hasDisplay() ? coding.getDisplay() : code.getText();
        return new Fault(
                safe(coding.getCode()),
                shortened(text),
                expression(coding).or(() -> expression(code)).orElse(null));
    }

    static List<Fault> of(OperationOutcome outcome) {
        List<Fault> faults = new ArrayList<>();
        for (OperationOutcome.OperationOutcomeIssueComponent issue : outcome.getIssue()) {
            Coding coding = issue.getDetails().getCodingFirstRep();
            String code =
                    coding.hasCode() ? coding.getCode() : issue.getCodeElement().getValueAsString();
            String text = coding.hasDisplay()
                    ? coding.getDisplay()
                    : issue.getDetails().hasText() ? issue.getDetails().getText() : issue.getDiagnostics();
            boolean weighs = issue.getSeverity() == OperationOutcome.IssueSeverity.ERROR
                    || issue.getSeverity() == OperationOutcome.IssueSeverity.FATAL;
            if (weighs) {
                faults.add(new Fault(
                        safe(code),
                        shortened(text),
                        issue.hasExpression() ? issue.getExpression().getFirst().getValue() : null));
            }
        }
        return faults;
    }

    /** What a message without the awaited resource says; empty where it complains of its content only. */
    static <T> Optional<Answer<T>> aboutTheMessage(List<Fault> faults, @Nullable ResponseType code) {
        if (any(faults, OURS)) {
            return Optional.of(new Answer.Refused<>(codes(faults)));
        }
        if (any(faults, UNSURE)) {
            return Optional.of(new Answer.Unknown<>(codes(faults)));
        }
        if (any(faults, NOT_SEEN)) {
            return Optional.of(new Answer.NotSent<>(codes(faults)));
        }
        return code == ResponseType.TRANSIENTERROR
                ? Optional.of(new Answer.Unknown<>("transient-error"))
                : Optional.empty();
    }

    /** For people who operate the system: codes, no text. */
    static String codes(List<Fault> faults) {
        return faults.isEmpty()
                ? "fatal-error"
                : faults.stream().map(Fault::code).distinct().limit(10).collect(Collectors.joining(" "));
    }

    private static boolean any(List<Fault> faults, Set<String> codes) {
        return faults.stream().anyMatch(fault -> codes.contains(fault.code()));
    }

    private static Optional<String> expression(Element element) {
        return Nphies.valueOf(element.getExtension(), "error-expression")
                .filter(StringType.class::isInstance)
                .map(value -> shortened(((StringType) value).getValue()));
    }

    /** A code is not a place for anything else. */
    private static String safe(@Nullable String code) {
        return code != null && code.matches("[A-Za-z0-9-]{1,40}") ? code : "unnamed";
    }

    private static String shortened(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
