package health.mizan.walks;

import static health.mizan.sandbox.demo.Visit.amount;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Book;
import health.mizan.sandbox.demo.Guest;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Till;
import health.mizan.sandbox.demo.Visit;
import health.mizan.sandbox.people.Exchange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bills that are paid once they are known, in one piece or several, and money that goes back. */
class BillWalkTest extends WalkTest {

    @Test
    void mada_cannot_hold_so_the_bill_is_paid_by_a_link_with_the_banks_code() {
        Visit visit = silverVisit();
        payerDenies(visit, HBA1C);
        judge.mayWait("claim-submission at decide-about-the-denied");
        String order = till.order(
                "case", visit.financialCase(), visit.accept(visit.estimate()).path("hold"), "deferred");

        Exchange.Answer refused = till.ask(order, "mada");
        visit.finish();
        JsonNode invoice = visit.invoice("issued");
        String link = till.order("invoice", invoice.path("id").asText(), invoice.path("open"), "immediate");
        JsonNode page = till.ask(link, "mada").json();
        boolean askedForTheCode = till.give(page, Till.MADA);
        JsonNode paid = till.attempt(page, "captured");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("send a payment link");
        assertThat(askedForTheCode).isTrue();
        assertThat(amount(paid.path("captured"))).isEqualTo("35.70");
        assertThat(paid.path("scheme").asText()).isEqualTo("mada");
        assertThat(amount(visit.invoice("balanced").path("paid"))).isEqualTo("35.70");
        assertThat(receipts(invoice)).singleElement().asString().matches("RUH-R-\\d{4}-\\d{6}");
        assertThat(visit.told(2))
                .filteredOn(row -> row.path("kind").asText().equals("payment"))
                .singleElement()
                .satisfies(notice -> assertThat(amount(notice.path("amount"))).isEqualTo("35.70"));
    }

    @Test
    void a_patient_pays_part_of_the_bill_and_later_the_rest() {
        Visit visit = silverVisit();
        visit.finish();
        JsonNode invoice = visit.invoice("issued");

        till.pay(invoice, sar("20.00"), "card", Till.VISA);
        JsonNode rest = visit.invoiceOpen("31.00");
        till.pay(invoice, rest.path("open"), "card", Till.VISA_WITH_CODE);

        assertThat(rest.path("state").asText()).isEqualTo("issued");
        assertThat(amount(visit.invoice("balanced").path("paid"))).isEqualTo("51.00");
        assertThat(visit.told(3))
                .filteredOn(row -> row.path("kind").asText().equals("payment"))
                .extracting(notice -> amount(notice.path("amount")))
                .containsExactlyInAnyOrder("20.00", "31.00");
    }

    @Test
    void money_that_goes_back_opens_the_bill_again_and_the_emr_is_told() {
        judge.mayWait("patient-payment at wait-for-the-payment");
        Visit visit = silverVisit();
        visit.finish();
        JsonNode invoice = visit.invoice("issued");
        JsonNode paid = till.pay(invoice, invoice.path("open"), "card", Till.VISA);
        visit.invoice("balanced");

        till.refund(staff.finance(), paid, sar("10.00"));

        JsonNode open = visit.invoiceOpen("10.00");
        assertThat(open.path("state").asText()).isEqualTo("issued");
        assertThat(visit.told(3))
                .extracting(row -> row.path("kind").asText())
                .containsExactlyInAnyOrder("invoice", "payment", "refund");
        assertThat(judge.book().moved(Book.CLEARING)).isEqualTo("41.00");
        assertThat(judge.book().moved(Book.PATIENT)).isEqualTo("10.00");
    }

    @Test
    void a_patient_without_cover_is_billed_as_soon_as_the_service_was_given() {
        Visit visit = judge.watch(Visit.begin(places, staff, Guest.withoutCover(staff.desk()), "DS-100", "DS-201"));

        assertThat(amount(visit.estimate().path("expected"))).isEqualTo("210.00");
        visit.finish();
        JsonNode invoice = visit.invoice("issued");
        till.pay(invoice, invoice.path("open"), "mada", Till.MADA);

        assertThat(amount(visit.invoice("balanced").path("total"))).isEqualTo("210.00");
        assertThat(items(staff.biller().get("/api/claims?case=" + visit.financialCase())))
                .isEmpty();
        assertThat(visit.told(2)).hasSize(2);
        assertThat(judge.book().moved(Book.REVENUE)).isEqualTo("-210.00");
        assertThat(judge.book().moved(Book.CLEARING)).isEqualTo("210.00");
    }

    private List<String> receipts(JsonNode invoice) {
        JsonNode paid = staff.finance()
                .get("/api/invoices/" + invoice.path("id").asText() + "/payments")
                .path("payments");
        return Outside.stream(paid)
                .map(payment -> payment.path("receipt").asText())
                .toList();
    }

    private static Map<String, String> sar(String amount) {
        return Map.of("amount", amount, "currency", "SAR");
    }

    private static List<JsonNode> items(JsonNode page) {
        return Outside.stream(page.path("items")).toList();
    }
}
