package health.mizan.fhir;

import health.mizan.testing.Organisation;
import java.time.LocalDate;

/** What an EMR says of a golden visit, in its own terms. */
final class VisitTold {

    private static final String AT = "urn:uuid:0f0e0d0c-0000-4000-9000-00000000000";

    private VisitTold() {}

    /** @param state in-progress or finished; its orders follow */
    static String transaction(String number, LocalDate day, String state) {
        boolean over = state.equals("finished");
        String order = over ? "completed" : "active";
        return """
                {"resourceType":"Bundle","type":"transaction","entry":[%s,%s,%s,%s,%s,%s,%s]}
                """.formatted(
                        entry(1, "Patient", number, Clients.patient(system("Patient"), number, "Golden")),
                        entry(2, "Coverage", number, coverage(number)),
                        entry(3, "Condition", number, condition(number)),
                        entry(4, "Encounter", number, encounter(number, day, state)),
                        entry(5, "ServiceRequest", number + "-1", order(number + "-1", "DS-100", order)),
                        entry(6, "ServiceRequest", number + "-2", order(number + "-2", "DS-201", order)),
                        entry(7, "ChargeItem", number + "-3", charge(number + "-3", over)));
    }

    private static String entry(int place, String type, String number, String resource) {
        return """
                {"fullUrl":"%s%d","resource":%s,"request":{"method":"PUT","url":"%s?identifier=%s|%s"}}
                """.formatted(AT, place, resource, type, system(type), number);
    }

    private static String system(String type) {
        return "https://emr.example.org/" + type;
    }

    private static String identifier(String type, String number) {
        return "\"identifier\":[{\"system\":\"" + system(type) + "\",\"value\":\"" + number + "\"}]";
    }

    private static String to(int place) {
        return "{\"reference\":\"" + AT + place + "\"}";
    }

    private static String coverage(String number) {
        return """
                {"resourceType":"Coverage",%s,"status":"active","beneficiary":%s,"subscriberId":"M-%s",
                 "payor":[{"identifier":{"system":"urn:mizan:payer-code","value":"NAJD"}}],
                 "class":[{"type":{"coding":[{
                   "system":"http://terminology.hl7.org/CodeSystem/coverage-class","code":"plan"}]},"value":"SILVER"}],
                 "period":{"start":"2026-01-01"}}
                """.formatted(identifier("Coverage", number), to(1), number);
    }

    private static String condition(String number) {
        return """
                {"resourceType":"Condition",%s,"subject":%s,
                 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-am","code":"E11.9"}]}}
                """.formatted(identifier("Condition", number), to(1));
    }

    private static String encounter(String number, LocalDate day, String state) {
        return """
                {"resourceType":"Encounter",%s,"status":"%s","subject":%s,
                 "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},
                 "period":{"start":"%sT00:00:00Z"},"diagnosis":[{"condition":%s,"rank":1}]}
                """.formatted(identifier("Encounter", number), state, to(1), day, to(3));
    }

    private static String order(String number, String service, String status) {
        return """
                {"resourceType":"ServiceRequest",%s,"status":"%s","intent":"order","subject":%s,"encounter":%s,
                 "code":{"coding":[{"system":"%s","code":"%s"}]}}
                """.formatted(identifier("ServiceRequest", number), status, to(1), to(4), Organisation.SYSTEM, service);
    }

    private static String charge(String number, boolean given) {
        return """
                {"resourceType":"ChargeItem",%s,"status":"%s","subject":%s,"context":%s,
                 "code":{"coding":[{"system":"%s","code":"DS-202"}]}}
                """.formatted(
                identifier("ChargeItem", number), given ? "billable" : "planned", to(1), to(4), Organisation.SYSTEM);
    }
}
