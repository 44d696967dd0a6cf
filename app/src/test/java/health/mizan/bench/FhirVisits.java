package health.mizan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.people.Exchange;
import health.mizan.sandbox.people.Person;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** An EMR's messages. Every patient, member and visit is a new one: the same visit twice in a day would not be paid. */
final class FhirVisits {

    private static final String NUMBERS = "https://bench.example.org/";
    private static final String SITE = "Organization?identifier=urn:mizan:facility-code|RUH";
    private static final String DOCTOR = "Practitioner?identifier=urn:mizan:practitioner-licence|DEMO-LIC-0001";
    private static final String URN = "urn:uuid:00000000-0000-4000-8000-0000000000";
    private static final String PATIENT = URN + "01";
    private static final String ENCOUNTER = URN + "02";

    private final Person emr;
    private final Clock clock = Clock.systemUTC();
    private final AtomicInteger numbers = new AtomicInteger(100_000);

    FhirVisits(Person emr) {
        this.emr = emr;
    }

    /** References to what was told together. */
    record Told(String number, String patient, String encounter) {}

    /** A new patient has arrived, with a diagnosis and orders that are done. */
    Told arrive(boolean insured, String... services) {
        String number = next();
        List<String> entries = new ArrayList<>();
        entries.add(entry(PATIENT, patient(number)));
        if (insured) {
            entries.add(entry(URN + "03", coverage(number)));
        }
        entries.add(entry(URN + "04", finding(number)));
        entries.add(entry(ENCOUNTER, encounter(number, "arrived", "")));
        IntStream.range(0, services.length)
                .mapToObj(i -> entry(URN + "1" + i, order(number + "-" + i, services[i], PATIENT, ENCOUNTER)))
                .forEach(entries::add);
        JsonNode answer = transaction(entries);
        return new Told(number, made(answer, "Patient"), made(answer, "Encounter"));
    }

    /**
     * The service was given.
     *
     * @return the encounter's id
     */
    String finish(Told visit) {
        String end = ",\"end\":\"%s\"".formatted(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        String resource = encounter(visit.number(), "finished", end)
                .replace(PATIENT, visit.patient())
                .replace(URN + "04", "Condition?identifier=" + NUMBERS + "finding|" + visit.number());
        JsonNode answer = transaction(List.of("""
                {"request":{"method":"PUT","url":"Encounter?identifier=%svisit|%s"},"resource":%s}""".formatted(NUMBERS, visit.number(), resource)));
        return made(answer, "Encounter").replace("Encounter/", "");
    }

    void newPatient() {
        send("POST", "/Patient", patient(next()));
    }

    void newOrder(Told visit) {
        send("POST", "/ServiceRequest", order(next(), "DS-201", visit.patient(), visit.encounter()));
    }

    JsonNode get(String path) {
        return send("GET", path, "");
    }

    private JsonNode transaction(List<String> entries) {
        return send("POST", "", """
                {"resourceType":"Bundle","type":"transaction","entry":[%s]}""".formatted(String.join(",", entries)));
    }

    private JsonNode send(String method, String path, String body) {
        Exchange.Answer answer =
                emr.call(method, "/fhir" + path, Map.of("Content-Type", "application/fhir+json"), body);
        if (!answer.ok()) {
            throw new IllegalStateException(path + " was answered with " + answer.status() + ": " + answer.text());
        }
        return answer.json();
    }

    private static String made(JsonNode answer, String type) {
        return StreamSupport.stream(answer.path("entry").spliterator(), false)
                .map(entry -> entry.path("response").path("location").asText())
                .filter(location -> location.contains(type + "/"))
                .map(location -> location.replaceFirst("^.*(" + type + "/[^/]+).*$", "$1"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + type + " in " + answer));
    }

    private String next() {
        return Integer.toString(numbers.incrementAndGet());
    }

    private static String entry(String url, String resource) {
        String type = resource.replaceFirst("(?s).*?\"resourceType\":\"(\\w+)\".*", "$1");
        return """
                {"fullUrl":"%s","request":{"method":"POST","url":"%s"},"resource":%s}""".formatted(url, type, resource);
    }

    private static String patient(String number) {
        return """
                {"resourceType":"Patient","identifier":[{"system":"%spatient","value":"%s"}],
                 "name":[{"family":"Measured","given":["Patient"]}],"gender":"female","birthDate":"1990-04-01",
                 "managingOrganization":{"reference":"%s"}}""".formatted(NUMBERS, number, SITE);
    }

    private static String coverage(String number) {
        return """
                {"resourceType":"Coverage","status":"active","subscriberId":"NJD-%s-00",
                 "identifier":[{"system":"%smember","value":"NJD-%s-00"}],
                 "beneficiary":{"reference":"%s"},"period":{"start":"2020-01-01"},
                 "relationship":{"coding":[{"code":"self"}]},
                 "payor":[{"identifier":{"system":"https://example.org/identifier/demo-payer","value":"NAJD-001"}}],
                 "class":[{"type":{"coding":[{"code":"plan"}]},"value":"SILVER"}]}""".formatted(number, NUMBERS, number, PATIENT);
    }

    private static String finding(String number) {
        return """
                {"resourceType":"Condition","identifier":[{"system":"%sfinding","value":"%s"}],
                 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-am","code":"E11.9"}]},
                 "subject":{"reference":"%s"}}""".formatted(NUMBERS, number, PATIENT);
    }

    /** @param end of the period, as it goes on behind its beginning */
    private String encounter(String number, String status, String end) {
        return """
                {"resourceType":"Encounter","identifier":[{"system":"%svisit","value":"%s"}],
                 "status":"%s","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},
                 "subject":{"reference":"%s"},"participant":[{"individual":{"reference":"%s"}}],
                 "diagnosis":[{"condition":{"reference":"%s"},"rank":1,"use":{"coding":[{"system":
                  "http://terminology.hl7.org/CodeSystem/diagnosis-role","code":"billing"}]}}],
                 "period":{"start":"%s"%s},"serviceProvider":{"reference":"%s"}}""".formatted(NUMBERS, number, status, PATIENT, DOCTOR, URN + "04", began(), end, SITE);
    }

    private static String order(String number, String code, String patient, String encounter) {
        return """
                {"resourceType":"ServiceRequest","identifier":[{"system":"%sorder","value":"%s"}],
                 "status":"completed","intent":"order","code":{"coding":[{"system":
                 "https://example.org/fhir/CodeSystem/demo-services","code":"%s"}]},
                 "subject":{"reference":"%s"},"encounter":{"reference":"%s"}}""".formatted(NUMBERS, number, code, patient, encounter);
    }

    /** Today wherever the clinic is, however long the bench takes. */
    private String began() {
        return clock.instant()
                .minus(10, ChronoUnit.MINUTES)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
