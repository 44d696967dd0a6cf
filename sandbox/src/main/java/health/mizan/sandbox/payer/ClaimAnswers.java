package health.mizan.sandbox.payer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.fhir.Fhir;
import health.mizan.sandbox.messages.Envelope;
import health.mizan.sandbox.messages.Message;
import health.mizan.sandbox.messages.Nphies;
import health.mizan.sandbox.payer.decisions.Decision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the payer says about a claim: received, faulty, or decided. */
final class ClaimAnswers {

    private ClaimAnswers() {}

    static ObjectNode pended(ClaimRequest request, Instant now) {
        ObjectNode response = response(request, now).put("outcome", "queued");
        Nphies.coded(response, "extension-adjudication-outcome", "adjudication-outcome", "pended");
        return atOnce(request.message(), response, now);
    }

    static ObjectNode faulty(ClaimRequest request, ClaimRequest.Fault fault, Instant now) {
        ObjectNode response = response(request, now).put("outcome", "error");
        ObjectNode code = Fhir.concept(Nphies.CODES + "adjudication-error", fault.code());
        ObjectNode coding = (ObjectNode) code.path("coding").path(0);
        coding.put("display", fault.text());
        coding.putArray("extension")
                .addObject()
                .put("url", Nphies.EXTENSIONS + "extension-error-expression")
                .put("valueString", fault.expression());
        response.putArray("error").addObject().set("code", code);
        return atOnce(request.message(), response, now);
    }

    /** On the connection of the claim. */
    static ObjectNode decided(ClaimRequest request, Decision decision, Instant now) {
        return atOnce(request.message(), decided(request, decision), now);
    }

    /** By itself, later: to be pushed or polled. */
    static ObjectNode deferred(ClaimRequest request, Decision decision, Instant now) {
        return enveloped(
                        Envelope.back(request.message(), "claim-response", now),
                        request.message(),
                        decided(request, decision))
                .bundle();
    }

    private static ObjectNode decided(ClaimRequest request, Decision decision) {
        ObjectNode response = response(request, decision.issued()).put("outcome", "complete");
        Nphies.coded(response, "extension-adjudication-outcome", "adjudication-outcome", decision.outcome());
        if (decision.reissue() != null) {
            Nphies.coded(response, "extension-adjudication-reissue", "reissue-reason", decision.reissue());
        }
        response.set("payeeType", Fhir.concept(Nphies.HL7 + "payeetype", "provider"));
        ArrayNode items = response.putArray("item");
        decision.lines().forEach(line -> item(items.addObject(), line));
        ArrayNode totals = response.putArray("total");
        total(totals, "submitted", decision.sum(Decision.Line::submitted));
        total(totals, "eligible", decision.sum(Decision.Line::eligible));
        total(totals, "copay", decision.sum(Decision.Line::copay));
        total(totals, "benefit", decision.sum(Decision.Line::benefit));
        total(totals, "tax", decision.sum(Decision.Line::tax));
        response.set("insurance", insurance(request.claim()));
        return response;
    }

    private static void item(ObjectNode item, Decision.Line line) {
        Nphies.coded(item, "extension-adjudication-outcome", "adjudication-outcome", line.outcome());
        item.put("itemSequence", line.sequence());
        ArrayNode parts = item.putArray("adjudication");
        part(parts, Nphies.HL7 + "adjudication", "submitted", line.submitted());
        part(parts, Nphies.HL7 + "adjudication", "eligible", line.eligible());
        part(parts, Nphies.HL7 + "adjudication", "copay", line.copay());
        ObjectNode benefit = part(parts, Nphies.HL7 + "adjudication", "benefit", line.benefit());
        part(parts, Nphies.HL7 + "adjudication", "tax", line.tax());
        part(parts, Nphies.CODES + "ksa-adjudication", "patientShare", line.copay());
        if (line.rejected() > 0) {
            ObjectNode rejected = part(parts, Nphies.CODES + "ksa-adjudication", "rejected", line.rejected());
            for (ObjectNode explained : List.of(benefit, rejected)) {
                explained.set(
                        "reason", Fhir.concept(Nphies.CODES + "adjudication-reason", String.valueOf(line.reason())));
            }
        }
        ObjectNode quantity = parts.addObject();
        quantity.set("category", Fhir.concept(Nphies.CODES + "ksa-adjudication", "approved-quantity"));
        quantity.put("value", BigDecimal.valueOf(line.quantity()));
    }

    private static ObjectNode part(ArrayNode parts, String system, String code, long minor) {
        ObjectNode part = parts.addObject();
        part.set("category", Fhir.concept(system, code));
        part.set("amount", Fhir.sar(minor));
        return part;
    }

    private static void total(ArrayNode totals, String code, long minor) {
        part(totals, Nphies.HL7 + "adjudication", code, minor);
    }

    private static ArrayNode insurance(JsonNode claim) {
        ArrayNode insurance = Fhir.array();
        insurance
                .addObject()
                .put("sequence", 1)
                .put("focal", true)
                .set("coverage", claim.path("insurance").path(0).path("coverage"));
        return insurance;
    }

    private static ObjectNode response(ClaimRequest request, Instant created) {
        JsonNode claim = request.claim();
        String id = UUID.randomUUID().toString();
        ObjectNode response = Fhir.resource("ClaimResponse", id);
        response.putArray("identifier").add(Fhir.identifier(Nphies.BASE + "claimresponse", id));
        response.put("status", "active");
        for (String kept : List.of("type", "subType", "use", "patient", "insurer")) {
            if (claim.has(kept)) {
                response.set(kept, claim.path(kept).deepCopy());
            }
        }
        response.put("created", created.toString());
        response.set("requestor", claim.path("provider").deepCopy());
        response.putObject("request")
                .put("type", "Claim")
                .set("identifier", request.identifier().deepCopy());
        return response;
    }

    private static ObjectNode atOnce(Message to, ObjectNode response, Instant now) {
        return enveloped(Envelope.back(to, "claim-response", now).answering(to, "ok"), to, response)
                .bundle();
    }

    private static Envelope enveloped(Envelope envelope, Message to, ObjectNode response) {
        String url = Nphies.BASE + "ClaimResponse/" + response.path("id").asText();
        return envelope.about(url, response, "claim-response")
                .withTheirs(to, Set.of("Patient", "Coverage", "Organization"));
    }
}
