package health.mizan.sandbox.emr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.fhir.Fhir;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A visit as a FHIR transaction. Everything is found again by this EMR's own numbers, so that the same bundle twice, or a
 * later one, finds what the first has made.
 */
final class VisitBundles {

    static final String ENCOUNTERS = "https://emr.example.org/encounter";
    static final String ORDERS = "https://emr.example.org/order";
    static final String FINDINGS = "https://emr.example.org/finding";

    private static final String SITES = "urn:mizan:facility-code";
    private static final String LICENCES = "urn:mizan:practitioner-licence";

    private VisitBundles() {}

    /** @param began when the visit began; {@code now} for one that begins */
    static ObjectNode of(Visit visit, Instant began, Instant now) {
        ObjectNode bundle = Fhir.object().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        String patient = entry(entries, patient(visit), number(visit.patient()), false);
        String finding = visit.state().equals("finished")
                ? entry(entries, finding(visit, patient), FINDINGS + "|" + visit.number(), true)
                : "";
        String encounter =
                entry(entries, encounter(visit, patient, finding, began, now), ENCOUNTERS + "|" + visit.number(), true);
        for (int i = 0; i < visit.services().size(); i++) {
            String number = visit.number() + "-" + (i + 1);
            entry(entries, order(visit, i, number, patient, encounter), ORDERS + "|" + number, true);
        }
        return bundle;
    }

    private static String number(JsonNode patient) {
        String number =
                patient.path("system").asText() + "|" + patient.path("value").asText("");
        if (number.endsWith("|")) {
            throw new Refusal(400, "missing_field", "patient.value is missing");
        }
        return number;
    }

    private static ObjectNode patient(Visit visit) {
        JsonNode known = visit.patient();
        ObjectNode patient = Fhir.object().put("resourceType", "Patient");
        patient.putArray("identifier")
                .add(Fhir.identifier(
                        known.path("system").asText(), known.path("value").asText()));
        ObjectNode name = patient.putArray("name").addObject();
        name.put("family", known.path("family").asText("Unknown"));
        name.putArray("given").add(known.path("given").asText("Unknown"));
        patient.put("gender", known.path("gender").asText("unknown"));
        patient.put("birthDate", known.path("birthDate").asText("1990-01-01"));
        return patient;
    }

    private static ObjectNode finding(Visit visit, String patient) {
        ObjectNode finding = Fhir.object().put("resourceType", "Condition");
        finding.putArray("identifier").add(Fhir.identifier(FINDINGS, visit.number()));
        finding.set("code", Fhir.concept("http://hl7.org/fhir/sid/icd-10-am", visit.diagnosis()));
        finding.set("subject", Fhir.reference(patient));
        return finding;
    }

    private static ObjectNode encounter(Visit visit, String patient, String finding, Instant began, Instant now) {
        ObjectNode encounter = Fhir.object().put("resourceType", "Encounter");
        encounter.putObject("meta").put("lastUpdated", now.toString());
        encounter.putArray("identifier").add(Fhir.identifier(ENCOUNTERS, visit.number()));
        encounter.put("status", visit.state());
        encounter
                .putObject("class")
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .put("code", "AMB");
        encounter.set("subject", Fhir.reference(patient));
        ObjectNode period = encounter.putObject("period").put("start", began.toString());
        if (visit.state().equals("finished")) {
            period.put("end", now.toString());
            ObjectNode diagnosis = encounter.putArray("diagnosis").addObject();
            diagnosis.set("condition", Fhir.reference(finding));
            diagnosis.set("use", Fhir.concept("http://terminology.hl7.org/CodeSystem/diagnosis-role", "billing"));
            diagnosis.put("rank", 1);
        }
        encounter
                .putArray("participant")
                .addObject()
                .set("individual", Fhir.reference("Practitioner?identifier=" + LICENCES + "|" + visit.doctor()));
        encounter.set("serviceProvider", Fhir.reference("Organization?identifier=" + SITES + "|" + visit.site()));
        return encounter;
    }

    private static ObjectNode order(Visit visit, int index, String number, String patient, String encounter) {
        ObjectNode order = Fhir.object().put("resourceType", "ServiceRequest");
        order.putArray("identifier").add(Fhir.identifier(ORDERS, number));
        order.put("status", visit.orderStatus()).put("intent", "order");
        order.set("code", Fhir.concept(Visit.SERVICES, visit.services().get(index)));
        order.set("subject", Fhir.reference(patient));
        order.set("encounter", Fhir.reference(encounter));
        return order;
    }

    /** Where a resource stands in a bundle: the same in each, by its number. */
    static String url(JsonNode resource) {
        JsonNode number = resource.path("identifier").path(0);
        String name = resource.path("resourceType").asText()
                + number.path("system").asText()
                + "|"
                + number.path("value").asText();
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** @param ours this EMR is the one that may change it; otherwise it is only made where it is unknown */
    private static String entry(ArrayNode entries, ObjectNode resource, String number, boolean ours) {
        String url = url(resource);
        String kind = resource.path("resourceType").asText();
        ObjectNode entry = entries.addObject().put("fullUrl", url);
        entry.set("resource", resource);
        ObjectNode request = entry.putObject("request").put("method", ours ? "PUT" : "POST");
        if (ours) {
            request.put("url", kind + "?identifier=" + number);
        } else {
            request.put("url", kind).put("ifNoneExist", "identifier=" + number);
        }
        return url;
    }
}
