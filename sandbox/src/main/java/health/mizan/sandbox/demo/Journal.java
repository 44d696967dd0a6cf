package health.mizan.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.people.Person;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;

/** What Mizan's ledger says of one patient, account by account, whatever else is posted at the same time. */
public final class Journal {

    private final Map<String, Long> halalas;

    private Journal(Map<String, Long> halalas) {
        this.halalas = halalas;
    }

    /** All lines of the entries that concern this patient. */
    public static Journal of(Person finance, String patient) {
        return new Journal(Outside.stream(finance.get(path(patient)).path("items"))
                .flatMap(entry -> Outside.stream(entry.path("lines")))
                .collect(Collectors.groupingBy(
                        line -> line.path("account").asText(),
                        Collectors.summingLong(line -> minor(line.path("debit")) - minor(line.path("credit"))))));
    }

    /** Debits less credits, such as {@code 142.80}. */
    public String balance(String account) {
        return Book.decimal(halalas.getOrDefault(account, 0L));
    }

    static String path(String patient) {
        return "/api/ledger/entries?limit=200&patient=" + patient;
    }

    private static long minor(JsonNode money) {
        return new BigDecimal(money.path("amount").asText("0"))
                .movePointRight(2)
                .longValueExact();
    }
}
