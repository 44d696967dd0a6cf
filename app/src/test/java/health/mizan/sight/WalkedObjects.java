package health.mizan.sight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Role;
import health.mizan.sandbox.demo.Figures;
import health.mizan.sandbox.demo.GoldenCase;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Visit;
import health.mizan.testing.Eventually;
import health.mizan.testing.Http;
import health.mizan.testing.Http.Answer;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** One object of every kind, of one patient at one site: what a golden case leaves behind, and a little more. */
final class WalkedObjects {

    private final Http http;
    private final Function<Role, String> tokens;
    private final Map<String, String> all = new LinkedHashMap<>();

    WalkedObjects(int port, int sandboxPort, Http http, Function<Role, String> tokens) {
        this.http = http;
        this.tokens = tokens;
        Places places = new Places(local(port), local(sandboxPort), local(sandboxPort + 1), local(sandboxPort + 2));
        Visit visit =
                new GoldenCase(places, Staff.login(places.mizan()), new Figures(line -> {}), Clock.systemUTC()).play();
        all.put("today", LocalDate.now(Clock.system(ZoneOffset.UTC)).toString());
        all.put("case", visit.financialCase());
        all.put("patient", visit.patient());
        JsonNode now = get("/api/cases/<case>");
        all.put("encounter", now.path("encounter").asText());
        all.put("coverage", now.path("coverage").asText());
        first("charge", "/api/charges?case=<case>");
        first("check", "/api/eligibility-checks?case=<case>");
        all.put("estimate", get("/api/cases/<case>/estimate").path("id").asText());
        first("claim", "/api/claims?case=<case>");
        first("denial", "/api/denials?claim=<claim>");
        first("invoice", "/api/invoices?case=<case>");
        first("order", "/api/payment-orders?debt=<case>");
        all.put(
                "attempt",
                get("/api/payment-orders/<order>").at("/attempts/0/id").asText());
        first("write-back", "/api/write-backs?case=<case>");
        first("process", "/api/processes?case=<case>");
        first("task", "/api/tasks?case=<case>");
        // What the payer's decision made of the case: entries of payments cannot be reversed.
        first("entry", "/api/ledger/entries?patient=<patient>&account=1120");
        all.put("practitioner", coded("DR-01", "/api/practitioners?limit=200"));
        all.put("contract", coded("RUH-SELF", "/api/contracts?limit=200"));
        moneyMoves();
    }

    /** Of the demo clinic, at this site only. */
    private String coded(String code, String path) {
        for (JsonNode one : get(path).path("items")) {
            if (one.path("code").asText().equals(code)) {
                return one.path("id").asText();
            }
        }
        throw new AssertionError(path + " has no " + code);
    }

    /** A refund opens the invoice again, for the till and a link. */
    private void moneyMoves() {
        made("refund", Role.FINANCE, "/api/refunds", """
                {"attempt":"<attempt>","amount":{"amount":"2.00","currency":"SAR"},
                 "refundable":{"amount":"35.70","currency":"SAR"},"reason":"one object more"}""");
        Eventually.until(
                "the invoice is open again",
                () -> get("/api/invoices/<invoice>").at("/open/amount").asText().equals("2.00"));
        made("till", Role.FRONT_DESK, "/api/payment-orders", """
                {"debtKind":"invoice","debt":"<invoice>","amount":{"amount":"1.00","currency":"SAR"},"mode":"immediate"}""");
        made("desk-payment", Role.FRONT_DESK, "/api/desk-payments", """
                {"order":"<till>","means":"cash","amount":{"amount":"1.00","currency":"SAR"},"slip":"m-<case>"}""");
        Eventually.until(
                "the till's money is on the invoice",
                () -> get("/api/invoices/<invoice>").at("/open/amount").asText().equals("1.00"));
        made("pay-link", Role.FRONT_DESK, "/api/pay-links", """
                {"debtKind":"invoice","debt":"<invoice>"}""");
    }

    Map<String, String> all() {
        return Map.copyOf(all);
    }

    /** How the objects stand, as those see them who may. */
    Map<String, String> seen() {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String path : new String[] {
            "/api/cases/<case>",
            "/api/patients/<patient>",
            "/api/patients/<patient>/coverages",
            "/api/encounters/<encounter>",
            "/api/charges?case=<case>",
            "/api/claims/<claim>",
            "/api/denials/<denial>",
            "/api/eligibility-checks?case=<case>",
            "/api/invoices?case=<case>",
            "/api/payment-orders?debt=<case>",
            "/api/refunds?order=<order>",
            "/api/desk-payments?order=<till>",
            "/api/tasks/<task>",
            "/api/ledger/entries?patient=<patient>&limit=200"
        }) {
            // Which only says how long ago.
            seen.put(path, get(path).toString().replaceAll("\"ageSeconds\":\\d+", ""));
        }
        return seen;
    }

    /** Where the processes about the case stand. */
    String processes() {
        return get("/api/processes?case=<case>").toString();
    }

    private void first(String kind, String path) {
        JsonNode found = get(path);
        String id = (found.isArray() ? found : found.path("items")).at("/0/id").asText("");
        assertThat(id).as("the first of " + path).isNotEmpty();
        all.put(kind, id);
    }

    private void made(String kind, Role by, String path, String body) {
        Answer answer = http.post(path, of(body)).as(tokens.apply(by)).once().send();
        assertThat(answer.status()).as(path + answer.text()).isBetween(200, 202);
        all.put(kind, answer.json().path("id").asText());
    }

    private JsonNode get(String path) {
        // What waits for the billing office is seen by nobody else.
        Role reader = path.startsWith("/api/tasks") || path.startsWith("/api/encounters") ? Role.BILLER : Role.FINANCE;
        Answer answer = http.get(of(path)).as(tokens.apply(reader)).send();
        assertThat(answer.status()).as(path + answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String of(String text) {
        String filled = text;
        for (Map.Entry<String, String> one : all.entrySet()) {
            filled = filled.replace("<" + one.getKey() + ">", one.getValue());
        }
        return filled;
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
