package health.mizan.faults;

import static health.mizan.sandbox.demo.Visit.amount;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Book;
import health.mizan.sandbox.demo.Guest;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Till;
import health.mizan.sandbox.demo.Visit;
import health.mizan.sandbox.people.Exchange;
import health.mizan.testing.Eventually;
import health.mizan.walks.Judge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Golden cases under way, several at once: 75.00 held, 142.80 from the insurer, 35.70 from the patient, each. */
final class GoldenCases {

    private static final String[] SERVICES = {"DS-100", "DS-201", "DS-202"};

    private final World world;
    private final Trouble trouble;
    private final Staff staff;
    private final Till till;
    private final Judge judge;
    private final List<Golden> all = new ArrayList<>();

    GoldenCases(World world, Trouble trouble) {
        this.world = world;
        this.trouble = trouble;
        this.staff = Staff.login(world.places().mizan());
        this.till = new Till(world.places(), staff.desk());
        this.judge = new Judge(world.places(), staff);
        // What the insurer denies waits for a person, here as in the golden case.
        judge.mayWait("claim-submission at decide-about-the-denied");
    }

    /** @param order of the patient's share */
    record Golden(Visit visit, String order) {}

    Till till() {
        return till;
    }

    /** Arrived, and the share agreed. */
    Golden agreed() {
        Guest guest = Guest.silver(staff.desk());
        trouble.deny(guest, "DS-202");
        Visit visit = judge.watch(Visit.begin(world.places(), staff, guest, SERVICES));
        visit.check(visit.askInsurer(), "answered");
        JsonNode share = visit.accept(visit.estimate()).path("hold");
        Golden golden = new Golden(visit, till.order("case", visit.financialCase(), share, "deferred"));
        all.add(golden);
        return golden;
    }

    /** And the share held. */
    Golden held() {
        Golden golden = agreed();
        give(page(golden));
        return golden;
    }

    /** The page to pay on, as soon as there is one. */
    JsonNode page(Golden golden) {
        List<JsonNode> pages = new ArrayList<>();
        Eventually.until("there is a page to pay on", () -> {
            Exchange.Answer answer = till.ask(golden.order(), "card");
            if (answer.ok() && answer.json().has("redirectUrl")) {
                pages.add(answer.json());
            }
            return !pages.isEmpty();
        });
        return pages.getFirst();
    }

    void give(JsonNode page) {
        till.give(page, Till.VISA);
        till.attempt(page, "authorised");
    }

    /** Where the gateway takes the money of a hold. */
    String capture(Golden golden) {
        JsonNode order = staff.desk().get("/api/payment-orders/" + golden.order());
        return "/v1/payments/" + till.inTheGatewaysBook(order).path("id").asText() + "/captures";
    }

    /** Waits for the end of each, then looks at everybody's books. */
    void endAsTheyShould() {
        for (Golden golden : all) {
            JsonNode invoice = golden.visit().invoice("balanced");
            assertThat(amount(invoice.path("total"))).isEqualTo("35.70");
            assertThat(amount(till.taken(golden.order(), "35.70").path("captured")))
                    .isEqualTo("35.70");
            assertThat(golden.visit().told(2)).hasSize(2);
            assertThat(golden.visit().denials(golden.visit().claim("posted"))).hasSize(1);
        }
        new Remains(world.sql()).areNone();
        judge.findsNothingWrong();
        theBooksSay(Book.INSURER, "142.80");
        theBooksSay(Book.PATIENT, "0.00");
        theBooksSay(Book.DENIED, "76.50");
        theBooksSay(Book.CLEARING, "35.70");
        theBooksSay(Book.REVENUE, "-300.00");
        theBooksSay(Book.ADJUSTMENT, "45.00");
        theBooksSay(Book.HOLDS, "0.00");
    }

    private void theBooksSay(String account, String each) {
        assertThat(judge.book().moved(account))
                .as("account %s", account)
                .isEqualTo(new BigDecimal(each)
                        .multiply(BigDecimal.valueOf(all.size()))
                        .toPlainString());
    }
}
