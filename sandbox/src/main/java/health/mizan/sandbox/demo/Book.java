package health.mizan.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.people.Exchange;
import health.mizan.sandbox.people.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the books of all parties. Mizan's is read before and after, since other cases are in it too. */
final class Book {

    /** Accounts of the golden case, as {@code docs/} and the ledger name them. */
    static final String INSURER = "1110";

    static final String PATIENT = "1120";
    static final String DENIED = "1130";
    static final String CLEARING = "1210";
    static final String REVENUE = "4100";
    static final String ADJUSTMENT = "4200";
    static final String HOLDS = "9100";

    private final Person finance;
    private final Clock clock;
    private final Map<String, Long> before = new HashMap<>();

    Book(Person finance, Clock clock) {
        this.finance = finance;
        this.clock = clock;
        for (String account : new String[] {INSURER, PATIENT, DENIED, CLEARING, REVENUE, ADJUSTMENT, HOLDS}) {
            before.put(account, halalas(account));
        }
    }

    /** What this case added to an account, debits positive, such as {@code 142.80}. */
    String moved(String account) {
        return decimal(halalas(account) - before.getOrDefault(account, 0L));
    }

    /** A party's own book, as its control shows it. */
    static Stream<JsonNode> of(URI party) {
        Exchange.Answer answer = Exchange.send("GET", party.resolve("/control/book"), Map.of(), "");
        return stream(Json.readObject(("{\"rows\":" + answer.text() + "}").getBytes(StandardCharsets.UTF_8))
                .path("rows"));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static String decimal(long minor) {
        return java.math.BigDecimal.valueOf(minor, 2).toPlainString();
    }

    private long halalas(String account) {
        String today = LocalDate.now(clock.withZone(ZoneId.of("Asia/Riyadh")))
                .plusDays(1)
                .toString();
        return stream(finance.get("/api/ledger/trial-balance?date=" + today).path("rows"))
                .filter(row -> row.path("account").asText().equals(account)
                        && row.path("currency").asText("SAR").equals("SAR"))
                .mapToLong(row -> new java.math.BigDecimal(
                                row.path("balance").path("amount").asText("0"))
                        .movePointRight(2)
                        .longValueExact())
                .sum();
    }
}
