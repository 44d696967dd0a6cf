package health.mizan.walks;

import static health.mizan.sandbox.demo.Visit.amount;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Book;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Till;
import health.mizan.sandbox.demo.Visit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of an amount that was held before anybody knew the bill. */
class HoldWalkTest extends WalkTest {

    @Test
    void a_share_below_the_hold_is_taken_and_the_rest_released() {
        Visit visit = silverVisit();
        String order = held(visit);

        visit.finish();

        assertThat(amount(visit.invoice("balanced").path("total"))).isEqualTo("51.00");
        JsonNode payment = till.inTheGatewaysBook(till.taken(order, "51.00"));
        assertThat(payment.path("capturedMinor").asLong()).isEqualTo(51_00);
        assertThat(payment.path("capturableMinor").asLong()).isZero();
        assertThat(visit.told(2)).hasSize(2);
    }

    @Test
    void a_share_above_the_most_that_was_agreed_is_taken_up_to_the_hold_and_the_rest_billed() {
        Visit visit = silverVisit();
        String order = held(visit);
        payer(visit, "plan", Map.of("percent", 40, "capMinor", 200_00));

        visit.finish();

        till.taken(order, "75.00");
        JsonNode invoice = visit.invoiceOpen("27.00");
        assertThat(amount(invoice.path("total"))).isEqualTo("102.00");
        assertThat(invoice.path("state").asText()).isEqualTo("issued");
        assertThat(judge.book().moved(Book.CLEARING)).isEqualTo("75.00");

        till.pay(invoice, invoice.path("open"), "card", Till.VISA);

        assertThat(amount(visit.invoice("balanced").path("paid"))).isEqualTo("102.00");
        assertThat(visit.told(3)).hasSize(3);
    }

    @Test
    void a_claim_denied_as_a_whole_frees_the_hold_and_leaves_the_patient_nothing_to_pay() {
        judge.mayWait("claim-submission at decide-about-the-denied");
        Visit visit = silverVisit();
        String order = held(visit);
        List.of("DS-100", "DS-201", HBA1C).forEach(service -> payerDenies(visit, service));

        visit.finish();

        JsonNode claim = visit.claim("posted");
        assertThat(visit.denials(claim)).hasSize(3);
        assertThat(amount(visit.invoice("balanced").path("total"))).isEqualTo("0.00");
        JsonNode freed = till.released(order);
        assertThat(amount(freed.path("captured"))).isEqualTo("0.00");
        assertThat(till.inTheGatewaysBook(freed).path("status").asText()).isEqualTo("voided");
        assertThat(judge.book().moved(Book.DENIED)).isEqualTo("255.00");
        assertThat(judge.book().moved(Book.PATIENT)).isEqualTo("0.00");
    }

    @Test
    void a_hold_that_has_run_out_leaves_the_bill_which_is_paid_by_a_link() {
        Visit visit = silverVisit();
        String order = held(visit);

        Outside.advance(places.gateway(), "P8D");
        till.released(order);
        visit.finish();

        JsonNode invoice = visit.invoice("issued");
        assertThat(amount(invoice.path("open"))).isEqualTo("51.00");
        till.pay(invoice, invoice.path("open"), "mada", Till.MADA);
        visit.invoice("balanced");
        assertThat(visit.told(2)).hasSize(2);
    }

    @Test
    void a_hold_about_to_run_out_is_released_before_and_billed_later() {
        Visit visit = silverVisit();
        String order = held(visit);

        timers.ring("deferred-capture", order, "runs-out-soon");

        till.released(order);
        visit.finish();
        JsonNode invoice = visit.invoice("issued");
        till.pay(invoice, invoice.path("open"), "card", Till.VISA);
        visit.invoice("balanced");
    }

    @Test
    void a_visit_that_does_not_take_place_frees_the_hold_and_bills_nothing() {
        Visit visit = silverVisit();
        String order = held(visit);

        visit.cancel();

        JsonNode freed = till.released(order);
        assertThat(amount(freed.path("captured"))).isEqualTo("0.00");
        assertThat(till.inTheGatewaysBook(freed).path("capturableMinor").asLong())
                .isZero();
        assertThat(staff.finance()
                        .get("/api/invoices?case=" + visit.financialCase())
                        .path("items"))
                .isEmpty();
        assertThat(judge.book().moved(Book.REVENUE)).isEqualTo("0.00");
        assertThat(judge.book().moved(Book.CLEARING)).isEqualTo("0.00");
    }
}
