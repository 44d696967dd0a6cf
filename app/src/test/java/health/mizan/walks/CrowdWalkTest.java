package health.mizan.walks;

import static health.mizan.sandbox.demo.Visit.amount;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Book;
import health.mizan.sandbox.demo.Till;
import health.mizan.sandbox.demo.Visit;
import health.mizan.sandbox.people.Exchange;
import health.mizan.testing.Together;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Several people at one case at the same moment. */
class CrowdWalkTest extends WalkTest {

    @RepeatedTest(3)
    void a_desk_that_cancels_while_the_emr_says_finished_ends_in_one_of_the_two() throws Exception {
        Visit visit = silverVisit();
        String order = held(visit);

        Together.times(2, desk -> () -> desk == 0 ? visit.tell("finish") : cancel(visit));

        if (visit.settled().path("state").asText().equals("confirmed")) {
            till.taken(order, "51.00");
            visit.invoice("balanced");
            assertThat(judge.book().moved(Book.REVENUE)).isEqualTo("-300.00");
        } else {
            till.released(order);
            assertThat(judge.book().moved(Book.REVENUE)).isEqualTo("0.00");
        }
    }

    @Test
    void desks_that_ask_for_a_hold_at_once_share_one_order_and_one_page() throws Exception {
        Visit visit = silverVisit();
        JsonNode share = visit.accept(visit.estimate()).path("hold");

        List<String> orders =
                Together.times(4, desk -> () -> till.order("case", visit.financialCase(), share, "deferred"));
        List<Exchange.Answer> pages = Together.times(4, desk -> () -> till.ask(orders.get(desk), "card"));

        assertThat(orders).containsOnly(orders.getFirst());
        assertThat(pages).allMatch(Exchange.Answer::ok);
        assertThat(pages.stream().map(page -> page.json().path("id").asText()).distinct())
                .hasSize(1);
        till.give(page(pages), Till.VISA);
        visit.finish();
        till.taken(orders.getFirst(), "51.00");
        visit.invoice("balanced");
    }

    @Test
    void tabs_that_pay_one_bill_at_once_pay_it_once() throws Exception {
        Visit visit = silverVisit();
        visit.finish();
        JsonNode invoice = visit.invoice("issued");
        List<String> orders = Together.times(
                3, tab -> () -> till.order("invoice", invoice.path("id").asText(), invoice.path("open"), "immediate"));
        List<Exchange.Answer> pages = Together.times(3, tab -> () -> till.ask(orders.get(tab), "card"));

        Together.times(3, tab -> () -> till.tryToGive(page(pages), Till.VISA));

        assertThat(amount(visit.invoice("balanced").path("paid"))).isEqualTo("51.00");
        assertThat(visit.told(2)).hasSize(2);
        assertThat(judge.book().moved(Book.CLEARING)).isEqualTo("51.00");
        assertThat(IntStream.range(0, 3).mapToObj(tab -> till.ask(orders.get(tab), "card")))
                .as("a page for what is paid")
                .allMatch(answer -> answer.status() == 409);
    }

    /** One of those who asked first may have been told to wait: the page is made once. */
    private static JsonNode page(List<Exchange.Answer> pages) {
        return pages.stream()
                .map(Exchange.Answer::json)
                .filter(attempt -> attempt.has("redirectUrl"))
                .findFirst()
                .orElseThrow();
    }

    private String cancel(Visit visit) {
        return staff.desk()
                .call(
                        "POST",
                        "/api/cases/" + visit.financialCase() + "/cancellation",
                        Map.of("Content-Type", "application/json"),
                        """
                        {"reason":"patient-asked"}""")
                .text();
    }
}
