package health.mizan.walks;

import static health.mizan.sandbox.demo.Visit.amount;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Book;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Till;
import health.mizan.sandbox.demo.Visit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Insurers who decide anew, after the patient's share was taken from the hold. */
class SecondDecisionWalkTest extends WalkTest {

    @Test
    void a_share_that_shrinks_leaves_a_credit_which_goes_back_to_the_patient() {
        judge.mayWait("claim-submission at decide-about-the-denied");
        Visit visit = silverVisit();
        String order = held(visit);
        visit.finish();
        till.taken(order, "51.00");
        visit.invoice("balanced");

        payerDenies(visit, HBA1C);
        payerDecidesAnew(visit);

        JsonNode credited =
                visit.invoice(invoice -> amount(invoice.path("credit")).equals("15.30"));
        assertThat(amount(credited.path("due"))).isEqualTo("35.70");
        assertThat(judge.book().moved(Book.DENIED)).isEqualTo("76.50");

        JsonNode paid = staff.finance()
                .get("/api/payment-orders/" + order)
                .path("attempts")
                .path(0);
        till.refund(staff.finance(), paid, credited.path("credit"));

        JsonNode even = visit.invoice(invoice -> amount(invoice.path("credit")).equals("0.00"));
        assertThat(even.path("state").asText()).isEqualTo("balanced");
        assertThat(judge.book().moved(Book.CLEARING)).isEqualTo("35.70");
        assertThat(judge.book().moved(Book.PATIENT)).isEqualTo("0.00");
    }

    @Test
    void a_share_that_grows_is_billed_and_not_taken_from_a_card_that_was_charged_before() {
        Visit visit = silverVisit();
        String order = held(visit);
        visit.finish();
        till.taken(order, "51.00");
        visit.invoice("balanced");

        payer(visit, "plan", Map.of("percent", 40, "capMinor", 200_00));
        payerDecidesAnew(visit);

        JsonNode invoice = visit.invoiceOpen("51.00");
        assertThat(amount(invoice.path("due"))).isEqualTo("102.00");
        assertThat(judge.book().moved(Book.CLEARING)).isEqualTo("51.00");

        till.pay(invoice, invoice.path("open"), "card", Till.VISA);

        assertThat(amount(visit.invoice("balanced").path("paid"))).isEqualTo("102.00");
        assertThat(visit.told(3)).hasSizeGreaterThanOrEqualTo(3);
    }

    private void payerDecidesAnew(Visit visit) {
        String claim = Outside.book(places.payer())
                .filter(Visit.is("member", visit.guest().member()))
                .map(row -> row.path("claim").asText())
                .findFirst()
                .orElseThrow();
        Outside.order(places.payer(), Map.of("reissue", Map.of("claim", claim, "reason", "correction")));
    }
}
