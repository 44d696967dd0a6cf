package health.mizan.fhir.answers;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;

/** Messages of payers, made by hand. */
public final class Said {

    static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();

    public static final LenientReader READER = new LenientReader(FhirContext.forR4Cached(), METERS);

    /** What stands in place of a value that is not known. */
    static final String UNKNOWN = """
            {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]}""";

    private Said() {}

    public static Heard heard(String bundle) {
        return READER.message(bundle.getBytes(StandardCharsets.UTF_8), "NAJD");
    }

    /** @param code ok, transient-error or fatal-error */
    public static String message(String event, String code, String... resources) {
        StringBuilder entries = new StringBuilder();
        for (String resource : resources) {
            entries.append(", {\"resource\": ").append(resource).append('}');
        }
        return """
                {"resourceType": "Bundle", "id": "b1", "type": "message", "timestamp": "2026-07-02T10:00:00.500+03:00",
                 "entry": [{"fullUrl": "urn:uuid:99c45781-3ff6-4997-adc9-a8e403b21490", "resource": {
                   "resourceType": "MessageHeader", "id": "99c45781-3ff6-4997-adc9-a8e403b21490",
                   "eventCoding": {"system": "http://nphies.sa/terminology/CodeSystem/ksa-message-events", "code": "%s"},
                   "source": {"endpoint": "urn:payer"}, "response": {"identifier": "asked", "code": "%s"}}}%s]}
                """.formatted(event, code, entries);
    }

    public static String outcome(String code) {
        return """
                {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "processing",
                 "details": {"coding": [{"code": "%s", "display": "as the table says"}]}, "expression": ["Claim.item[1].net"]}]}
                """.formatted(code);
    }

    /** An answer of eligibility with one insurance. */
    static String eligibility(String outcome, String site, String inforce, String items) {
        return message("eligibility-response", "ok", """
                {"resourceType": "CoverageEligibilityResponse", "id": "r1", "status": "active",
                 "extension": [{"url": "http://nphies.sa/fhir/ksa/nphies-fs/StructureDefinition/extension-siteEligibility",
                   "valueCodeableConcept": {"coding": [{"code": "%s"}]}}],
                 "identifier": [{"value": "resp-7"}], "purpose": ["benefits"], "patient": {"display": "x"},
                 "created": "2026-07-02", "request": {"display": "x"}, "insurer": {"display": "x"}, "outcome": "%s",
                 "disposition": "subject to the contract", "insurance": [{"coverage": {"display": "x"}, "inforce": %s,
                   "item": [%s]}]}
                """.formatted(site, outcome, inforce, items));
    }

    /** @param more elements after the outcome, beginning with a comma; may be empty */
    static String claim(String outcome, String verdict, String more) {
        String extension = verdict.isEmpty() ? "" : "\"extension\": [" + verdict(verdict) + "],";
        return message("claim-response", "ok", """
                {"resourceType": "ClaimResponse", "id": "cr1", %s "identifier": [{"value": "resp-9"}], "status": "active",
                 "type": {"text": "professional"}, "use": "claim", "patient": {"display": "x"},
                 "created": "2026-07-02T10:11:12+03:00", "insurer": {"display": "x"},
                 "request": {"identifier": {"system": "urn:mizan:claim-submission",
                   "value": "01890a5d-ac96-774b-bcce-b302099a8057"}}, "outcome": "%s" %s}
                """.formatted(extension, outcome, more));
    }

    static String verdict(String code) {
        return """
                {"url": "http://nphies.sa/fhir/ksa/nphies-fs/StructureDefinition/extension-adjudication-outcome",
                 "valueCodeableConcept": {"coding": [{"code": "%s"}]}}
                """.formatted(code);
    }

    /** @param amounts pairs of category and amount, then perhaps {@code reason} and a code */
    static String item(int sequence, String verdict, String... amounts) {
        StringBuilder adjudications = new StringBuilder();
        for (int i = 0; i < amounts.length; i += 2) {
            String comma = i == 0 ? "" : ",";
            adjudications
                    .append(comma)
                    .append(
                            amounts[i].equals("reason")
                                    ? """
                            {"category": {"coding": [{"code": "rejected"}]}, "reason": {"coding": [{"code": "%s"}]}}
                            """.formatted(amounts[i + 1])
                                    : """
                            {"category": {"coding": [{"code": "%s"}]}, "amount": {"value": %s, "currency": "SAR"}}
                            """.formatted(amounts[i], amounts[i + 1]));
        }
        return """
                {"extension": [%s], "itemSequence": %d, "adjudication": [%s]}
                """.formatted(verdict(verdict), sequence, adjudications);
    }
}
