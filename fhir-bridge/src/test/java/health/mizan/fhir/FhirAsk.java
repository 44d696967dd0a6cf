package health.mizan.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.testing.Http;
import health.mizan.testing.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One way of asking for one object.
 *
 * @param body with {@code ID} and {@code PATIENT} where the object's and its patient's ids belong; empty for none
 */
record FhirAsk(String name, String method, String path, String body) {

    /** What a CapabilityStatement may promise of a type without this class having to learn something. */
    static final Set<String> INTERACTIONS =
            Set.of("read", "vread", "history-instance", "search-type", "create", "update", "delete");

    /** What the route table may hold likewise; {@code Type} for any type. */
    static final Set<String> DOORS = Set.of(
            "DELETE /fhir/Type/{id}",
            "GET /fhir/Type/{id}",
            "GET /fhir/Type/{id}/_history",
            "GET /fhir/Type/{id}/_history/{version}",
            "POST /fhir",
            "POST /fhir/Type",
            "POST /fhir/Type/_search",
            "PUT /fhir/Type",
            "PUT /fhir/Type/{id}");

    /** @param content the object as its owner reads it */
    static List<FhirAsk> of(JsonNode resource, String patient, String content) {
        String type = resource.path("type").asText();
        String all = "/fhir/" + type;
        String one = all + "/ID";
        List<FhirAsk> asks = new ArrayList<>(List.of(
                get("read", one),
                get("vread", one + "/_history/1"),
                get("history", one + "/_history"),
                get("search by id", all + "?_id=ID"),
                new FhirAsk("search by form", "POST", all + "/_search", "_id=ID"),
                get("search with what is included", all + "?_id=ID" + included(resource)),
                bundled("batch read", "batch", type, "GET", "ID", ""),
                bundled("batch search", "batch", type, "GET", "?_id=ID", ""),
                bundled("transaction read", "transaction", type, "GET", "ID", "")));
        for (JsonNode parameter : resource.path("searchParam")) {
            if (Set.of("patient", "subject", "beneficiary")
                    .contains(parameter.path("name").asText())) {
                asks.add(get(
                        "search by patient", all + "?" + parameter.path("name").asText() + "=Patient/PATIENT"));
            }
        }
        asks.addAll(writing(resource, patient, content));
        return asks;
    }

    private static List<FhirAsk> writing(JsonNode resource, String patient, String content) {
        String type = resource.path("type").asText();
        String all = "/fhir/" + type;
        String one = all + "/ID";
        List<FhirAsk> asks = new ArrayList<>();
        // The version stays out, and numbers are others: who knows a patient's number and birth date is no stranger.
        String mine = content.replaceAll("\"meta\":\\{[^{}]*},?", "")
                .replace(patient, "PATIENT")
                .replaceAll("\"N-[^\"]*\"", "\"FRESH\"");
        List<String> codes = resource.path("interaction").findValuesAsText("code");
        if (codes.contains("update")) {
            asks.add(new FhirAsk("update", "PUT", one, withId(mine)));
            asks.add(new FhirAsk("update by search", "PUT", all + "?_id=ID", withId(mine)));
            asks.add(bundled("transaction update", "transaction", type, "PUT", "ID", withId(mine)));
            asks.add(bundled("batch update", "batch", type, "PUT", "ID", withId(mine)));
        }
        if (codes.contains("delete")) {
            asks.add(new FhirAsk("delete", "DELETE", one, ""));
            asks.add(bundled("transaction delete", "transaction", type, "DELETE", "ID", ""));
            asks.add(bundled("batch delete", "batch", type, "DELETE", "ID", ""));
        }
        if (codes.contains("create") && !type.equals("Patient")) {
            asks.add(new FhirAsk("create about the patient", "POST", all, mine.replaceFirst("\"id\":\"[^\"]*\",", "")));
        }
        return asks;
    }

    Answer send(Http http, String token, String id, String patient) {
        Http.Call call = http.call(method, of(path, id, patient)).as(token);
        if (!body.isEmpty()) {
            call.body(
                    path.endsWith("_search") ? "application/x-www-form-urlencoded" : Clients.JSON,
                    of(body, id, patient));
        }
        return call.send();
    }

    private static FhirAsk get(String name, String path) {
        return new FhirAsk(name, "GET", path, "");
    }

    private static FhirAsk bundled(String name, String kind, String type, String method, String which, String body) {
        String url = which.startsWith("?") ? type + which : type + "/" + which;
        return new FhirAsk(name, "POST", "/fhir", """
                {"resourceType":"Bundle","type":"%s","entry":[{%s"request":{"method":"%s","url":"%s"}}]}
                """.formatted(
                        kind, body.isEmpty() ? "" : "\"resource\":" + body + ",", method, url));
    }

    private static String included(JsonNode resource) {
        StringBuilder query = new StringBuilder();
        resource.path("searchInclude").forEach(one -> query.append("&_include=").append(one.asText()));
        resource.path("searchRevInclude")
                .forEach(one -> query.append("&_revinclude=").append(one.asText()));
        return query.toString();
    }

    private static String withId(String content) {
        return content.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"ID\"");
    }

    private static String of(String text, String id, String patient) {
        return text.replaceAll("\\bID\\b", id)
                .replaceAll("\\bPATIENT\\b", patient)
                .replaceAll("\\bFRESH\\b", Clients.fresh());
    }
}
