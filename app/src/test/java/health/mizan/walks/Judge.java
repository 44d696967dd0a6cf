package health.mizan.walks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Book;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Visit;
import health.mizan.testing.Eventually;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares everybody's books, whatever the walk was. */
public final class Judge {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private final Places places;
    private final Staff staff;
    private final Duration patience;
    private final Book book;
    private final long keptBefore;
    private final long heldBefore;
    private final long owedBefore;
    private final List<Visit> visits = new ArrayList<>();
    private final LooseEnds ends;

    public Judge(Places places, Staff staff) {
        this(places, staff, LONG_ENOUGH);
    }

    /** @param patience with whatever may still be on its way */
    public Judge(Places places, Staff staff, Duration patience) {
        this.places = places;
        this.staff = staff;
        this.patience = patience;
        this.book = new Book(staff.finance(), Clock.systemUTC());
        this.ends = new LooseEnds(staff, patience);
        this.keptBefore = kept();
        this.heldBefore = sum(places.gateway(), "capturableMinor");
        this.owedBefore = sum(places.payer(), "owedMinor");
    }

    public Visit watch(Visit visit) {
        visits.add(visit);
        return visit;
    }

    /** What the walk has added to Mizan's ledger. */
    public Book book() {
        return book;
    }

    /** For a walk that ends while somebody still has to act. */
    public void mayWait(String process) {
        ends.mayWait(process);
    }

    /** For one visit only. */
    public void mayWait(Visit visit, String process) {
        ends.mayWait(visit, process);
    }

    public void findsNothingWrong() {
        ends.everyEventIsDelivered();
        theLedgerBalances();
        theGatewaysBookIsOurs();
        thePayersBookIsOurs();
        for (Visit visit : visits) {
            everyPaymentIsToldOnce(visit);
        }
        ends.thereAreNone(visits);
    }

    private void theLedgerBalances() {
        assertThat(book.sumMinor()).as("the trial balance").isZero();
        for (Visit visit : visits) {
            String patient = visit.now().path("patient").asText();
            for (JsonNode entry : items(staff.finance().get("/api/ledger/entries?limit=200&patient=" + patient))) {
                long sum = items(entry, "lines").stream()
                        .mapToLong(line -> minor(line.path("debit")) - minor(line.path("credit")))
                        .sum();
                assertThat(sum).as("entry %s", entry.path("id").asText()).isZero();
            }
        }
    }

    private void theGatewaysBookIsOurs() {
        Eventually.until(
                "the ledger shows what the gateway took for us",
                patience,
                () -> book.movedMinor(Book.CLEARING) == kept() - keptBefore);
        Eventually.until(
                "the ledger shows what the gateway holds for us",
                patience,
                () -> book.movedMinor(Book.HOLDS) == sum(places.gateway(), "capturableMinor") - heldBefore);
    }

    private void thePayersBookIsOurs() {
        Eventually.until(
                "the ledger shows what the insurer owes",
                patience,
                () -> book.movedMinor(Book.INSURER) == sum(places.payer(), "owedMinor") - owedBefore);
    }

    private void everyPaymentIsToldOnce(Visit visit) {
        List<JsonNode> told = visit.told(0);
        Set<String> operations = operations(visit);
        Set<String> notices = told.stream()
                .filter(notice ->
                        Set.of("payment", "refund").contains(notice.path("kind").asText()))
                .map(notice -> notice.path("id").asText())
                .collect(Collectors.toSet());
        assertThat(told.stream()
                        .filter(notice -> Set.of("payment", "refund")
                                .contains(notice.path("kind").asText()))
                        .map(notice -> notice.path("about").asText()))
                .as("movements of money told to the EMR")
                .containsExactlyInAnyOrderElementsOf(operations);
        assertThat(Outside.book(places.emr())
                        .filter(row -> row.path("kind").asText().equals("PaymentNotice"))
                        .map(row -> row.path("identifier").asText())
                        .filter(notices::contains))
                .as("payment notices that the EMR keeps")
                .containsExactlyInAnyOrderElementsOf(notices);
    }

    /** Captures, purchases and refunds that succeeded, whatever order they belong to. */
    private Set<String> operations(Visit visit) {
        Stream<String> debts = Stream.concat(
                Stream.of(visit.financialCase()),
                items(staff.finance().get("/api/invoices?case=" + visit.financialCase())).stream()
                        .map(invoice -> invoice.path("id").asText()));
        return debts.flatMap(debt -> items(staff.finance().get("/api/payment-orders?limit=200&debt=" + debt)).stream())
                .map(order -> staff.finance()
                        .get("/api/payment-orders/" + order.path("id").asText()))
                .flatMap(order -> items(order, "attempts").stream())
                .flatMap(attempt -> items(attempt, "operations").stream())
                .filter(operation -> Set.of("capture", "purchase", "refund")
                        .contains(operation.path("type").asText()))
                .filter(operation -> operation.path("state").asText().equals("succeeded"))
                .map(operation -> operation.path("id").asText())
                .collect(Collectors.toSet());
    }

    private long kept() {
        return sum(places.gateway(), "capturedMinor") - sum(places.gateway(), "refundedMinor");
    }

    private static long sum(URI party, String field) {
        return Outside.book(party).mapToLong(row -> row.path(field).asLong()).sum();
    }

    private static long minor(JsonNode money) {
        return new BigDecimal(money.path("amount").asText("0"))
                .movePointRight(2)
                .longValueExact();
    }

    private static List<JsonNode> items(JsonNode page) {
        return items(page, "items");
    }

    private static List<JsonNode> items(JsonNode from, String field) {
        return Outside.stream(from.path(field)).toList();
    }
}
