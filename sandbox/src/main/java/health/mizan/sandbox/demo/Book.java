package health.mizan.sandbox.demo;

import health.mizan.sandbox.people.Person;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;

/** Mizan's ledger. It is read before and after, since other cases are in it too. */
public final class Book {

    /** Accounts of the golden case, as {@code docs/} and the ledger name them. */
    public static final String INSURER = "1110";

    public static final String PATIENT = "1120";
    public static final String DENIED = "1130";
    public static final String CLEARING = "1210";
    public static final String REVENUE = "4100";
    public static final String ADJUSTMENT = "4200";
    public static final String HOLDS = "9100";

    private final Person finance;
    private final Clock clock;
    private final Map<String, Long> before;

    public Book(Person finance, Clock clock) {
        this.finance = finance;
        this.clock = clock;
        this.before = halalas();
    }

    /** What was added to an account since, debits positive, such as {@code 142.80}. */
    public String moved(String account) {
        return decimal(movedMinor(account));
    }

    public long movedMinor(String account) {
        return halalas().getOrDefault(account, 0L) - before.getOrDefault(account, 0L);
    }

    /** Of all accounts; anything but zero is wrong. */
    public long sumMinor() {
        return halalas().values().stream().mapToLong(Long::longValue).sum();
    }

    public static String decimal(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    private Map<String, Long> halalas() {
        String today = LocalDate.now(clock.withZone(ZoneId.of("Asia/Riyadh")))
                .plusDays(1)
                .toString();
        return Outside.stream(
                        finance.get("/api/ledger/trial-balance?date=" + today).path("rows"))
                .filter(row ->
                        row.path("balance").path("currency").asText("SAR").equals("SAR"))
                .collect(Collectors.groupingBy(
                        row -> row.path("account").asText(), Collectors.summingLong(row -> new BigDecimal(
                                        row.path("balance").path("amount").asText("0"))
                                .movePointRight(2)
                                .longValueExact())));
    }
}
