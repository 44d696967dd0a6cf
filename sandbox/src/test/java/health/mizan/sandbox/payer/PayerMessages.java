package health.mizan.sandbox.payer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Messages as a provider would write them; each has ids of its own. */
final class PayerMessages {

    private PayerMessages() {}

    /** The golden visit: GP visit, full blood count, HbA1c, at Najd's contract prices. */
    static final List<Item> GOLDEN =
            List.of(item("DS-100", "127.50"), item("DS-201", "51.00"), item("DS-202", "76.50"));

    record Item(String service, String price, String tax) {}

    static Item item(String service, String price) {
        return new Item(service, price, "0.00");
    }

    static String eligibility(String member, String plan) {
        return message("eligibility-request", """
                {"fullUrl":"urn:uuid:focus","resource":{"resourceType":"CoverageEligibilityRequest","id":"1",
                 "identifier":[{"system":"urn:test:eligibility","value":"%s"}],"status":"active",
                 "purpose":["benefits","validation"],"patient":{"reference":"urn:uuid:patient"},
                 "servicedDate":"2026-03-01","created":"2026-03-01","insurer":{"reference":"urn:uuid:insurer"},
                 "insurance":[{"coverage":{"reference":"urn:uuid:coverage"}}]}},%s""".formatted(UUID.randomUUID(), people(member, plan)));
    }

    /** By the number of a document alone. */
    static String discovery(String person, String insurer) {
        return message("eligibility-request", """
                {"fullUrl":"urn:uuid:focus","resource":{"resourceType":"CoverageEligibilityRequest","id":"1",
                 "identifier":[{"system":"urn:test:eligibility","value":"%s"}],"status":"active",
                 "purpose":["benefits","discovery"],"patient":{"reference":"urn:uuid:patient"},
                 "servicedDate":"2026-03-01","created":"2026-03-01","insurer":{"reference":"urn:uuid:insurer"}}},
                {"fullUrl":"urn:uuid:patient","resource":{"resourceType":"Patient","id":"2",
                 "identifier":[{"system":"urn:test:person","value":"%s"}]}},
                {"fullUrl":"urn:uuid:insurer","resource":{"resourceType":"Organization","id":"4",
                 "identifier":[{"system":"urn:test:insurer","value":"%s"}]}}""".formatted(UUID.randomUUID(), person, insurer));
    }

    static String claim(String number, String member, String plan, List<Item> items) {
        return claim(number, member, plan, items, "", total(items));
    }

    static String claim(String number, String member, String plan, List<Item> items, String prior, String total) {
        List<String> lines = new ArrayList<>();
        for (Item item : items) {
            lines.add("""
                    {"sequence":%d,"productOrService":{"coding":[{"system":"urn:services","code":"%s"}]},
                     "extension":[{"url":"http://nphies.sa/fhir/ksa/nphies-fs/StructureDefinition/extension-tax",
                       "valueMoney":{"value":%s,"currency":"SAR"}}],
                     "servicedDate":"2026-03-01","quantity":{"value":1},"unitPrice":{"value":%s,"currency":"SAR"},
                     "net":{"value":%s,"currency":"SAR"}}""".formatted(lines.size() + 1, item.service(), item.tax(), item.price(), total(List.of(item))));
        }
        String related = prior.isEmpty() ? "" : """
                "related":[{"claim":{"identifier":{"system":"urn:test:claim","value":"%s"}},
                 "relationship":{"coding":[{"code":"prior"}]}}],""".formatted(prior);
        return message(
                "claim-request", """
                {"fullUrl":"urn:uuid:focus","resource":{"resourceType":"Claim","id":"1",
                 "identifier":[{"system":"urn:test:claim","value":"%s"}],"status":"active","use":"claim",%s
                 "type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/claim-type","code":"professional"}]},
                 "patient":{"reference":"urn:uuid:patient"},"created":"2026-03-01",
                 "insurer":{"reference":"urn:uuid:insurer"},"provider":{"reference":"urn:uuid:provider"},
                 "diagnosis":[{"sequence":1,"diagnosisCodeableConcept":{"coding":[{"code":"E11.9"}]},
                   "type":[{"coding":[{"code":"principal"}]}]}],
                 "insurance":[{"sequence":1,"focal":true,"coverage":{"reference":"urn:uuid:coverage"}}],
                 "item":[%s],"total":{"value":%s,"currency":"SAR"}}},%s""".formatted(number, related, String.join(",", lines), total, people(member, plan)));
    }

    /** @param code cancel or status */
    static String task(String event, String code, String claim) {
        return message(event, """
                {"fullUrl":"urn:uuid:focus","resource":{"resourceType":"Task","id":"1","status":"requested",
                 "identifier":[{"system":"urn:test:task","value":"%s"}],"intent":"order",
                 "code":{"coding":[{"code":"%s"}]},"focus":{"type":"Claim",
                 "identifier":{"system":"urn:test:claim","value":"%s"}}}}""".formatted(UUID.randomUUID(), code, claim));
    }

    static String poll(int count) {
        return message("poll-request", """
                {"fullUrl":"urn:uuid:focus","resource":{"resourceType":"Task","id":"1","status":"requested",
                 "intent":"order","code":{"coding":[{"code":"poll"}]},
                 "input":[{"type":{"coding":[{"code":"include-message-type"}]},"valueCode":"claim-response"},
                          {"type":{"coding":[{"code":"count"}]},"valuePositiveInt":%d}]}}""".formatted(count));
    }

    private static String total(List<Item> items) {
        return items.stream()
                .map(item -> new java.math.BigDecimal(item.price()).add(new java.math.BigDecimal(item.tax())))
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)
                .toPlainString();
    }

    private static String people(String member, String plan) {
        return """
                {"fullUrl":"urn:uuid:patient","resource":{"resourceType":"Patient","id":"2",
                 "identifier":[{"system":"urn:test:person","value":"1000000000"}]}},
                {"fullUrl":"urn:uuid:coverage","resource":{"resourceType":"Coverage","id":"3","status":"active",
                 "identifier":[{"system":"urn:test:member","value":"%s"}],
                 "class":[{"type":{"coding":[{"code":"plan"}]},"value":"%s"}]}}""".formatted(member, plan);
    }

    private static String message(String event, String entries) {
        return String.format(Locale.ROOT, """
                {"resourceType":"Bundle","id":"%s","type":"message","timestamp":"2026-03-01T08:00:00Z","entry":[
                {"fullUrl":"urn:uuid:header","resource":{"resourceType":"MessageHeader","id":"%s",
                 "eventCoding":{"system":"http://nphies.sa/terminology/CodeSystem/ksa-message-events","code":"%s"},
                 "destination":[{"endpoint":"urn:payer","receiver":{"type":"Organization","identifier":
                   {"system":"http://nphies.sa/license/payer-license","value":"NAJD-001"}}}],
                 "sender":{"type":"Organization","identifier":
                   {"system":"http://nphies.sa/license/provider-license","value":"PR-TEST"}},
                 "source":{"endpoint":"urn:provider"},"focus":[{"reference":"urn:uuid:focus"}]}},
                %s]}""", UUID.randomUUID(), UUID.randomUUID(), event, entries);
    }
}
