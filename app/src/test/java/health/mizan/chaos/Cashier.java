package health.mizan.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Guest;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Till;
import health.mizan.sandbox.demo.Visit;
import health.mizan.sandbox.people.Exchange;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** One client at one desk: whole payments from the patient's arrival to the money, through whatever happens meanwhile. */
final class Cashier {

    /** What the demo clinic's contract and plan make of these: 255.00, of which a Silver member pays a fifth. */
    private static final String[] INSURED = {"DS-100", "DS-201", "DS-202"};

    private static final long SHARE = 51_00;
    private static final long CLAIMED = 204_00;
    private static final long GIVEN_BACK = 20_00;
    private static final int TRIES = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Set<String> TAKEN = Set.of("authorised", "captured", "partially-captured");
    private static final Set<String> ENDED_IN_VAIN = Set.of("failed", "cancelled", "declined", "expired", "voided");

    private final Places places;
    private final Staff staff;
    private final Till till;
    private final UnaryOperator<Visit> watch;

    /** @param watch told of each visit as soon as there is one */
    Cashier(Places places, Staff staff, UnaryOperator<Visit> watch) {
        this.places = places;
        this.staff = staff;
        this.till = new Till(places, staff.desk());
        this.watch = watch;
    }

    /** Asked, estimated, held, given; claim and capture follow by themselves. */
    Sale insured() {
        Visit visit = watch.apply(Visit.begin(places, staff, Guest.silver(staff.desk()), INSURED));
        answered(visit);
        JsonNode share = visit.accept(visit.estimate()).path("hold");
        collected(till.order("case", visit.financialCase(), share, "deferred"), "authorised");
        visit.finish();
        return new Sale(visit, SHARE, 0, CLAIMED);
    }

    /** What the payer has not said is only tentative: the desk asks again until it has. */
    private static void answered(Visit visit) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String state = "";
        while (!state.equals("answered")) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the payer has not answered within " + PATIENCE);
            }
            state = visit.check(visit.askInsurer(), "answered", "tentative", "unanswered")
                    .path("state")
                    .asText();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** A bill to who pays alone, paid by card; of every other one some is given back. */
    Sale alone(boolean refund) {
        Visit visit = watch.apply(Visit.begin(places, staff, Guest.withoutCover(staff.desk()), "DS-100"));
        visit.finish();
        JsonNode invoice = visit.invoice("issued");
        JsonNode attempt = collected(
                till.order("invoice", invoice.path("id").asText(), invoice.path("open"), "immediate"), "captured");
        long paid = minor(invoice.path("open"));
        if (!refund) {
            return new Sale(visit, paid, 0, 0);
        }
        till.askForRefund(staff.finance(), attempt, Map.of("amount", "20.00", "currency", "SAR"));
        return new Sale(visit, paid, GIVEN_BACK, 0);
    }

    /** A page may come to nothing before anybody paid on it: then there is another. */
    private JsonNode collected(String order, String state) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            JsonNode taken = attempt(staff.desk().get("/api/payment-orders/" + order), TAKEN);
            if (taken != null) {
                return till.attempt(taken, state);
            }
            Exchange.Answer page = till.ask(order, "card");
            String attemptId = page.json().path("id").asText();
            if (page.ok() && !page.json().has("redirectUrl")) {
                // Nobody knows yet whether there is a page; the desk has a button for that.
                staff.desk().call("POST", "/api/payment-attempts/" + attemptId + "/inquiry", Map.of(), "");
            } else if (page.ok()) {
                pay(page.json());
                staff.desk()
                        .await(
                                "/api/payment-attempts/" + attemptId,
                                attempt -> TAKEN.contains(attempt.path("state").asText())
                                        || ENDED_IN_VAIN.contains(
                                                attempt.path("state").asText()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IllegalStateException("order " + order + " was not paid within " + PATIENCE);
    }

    /** The payer's browser goes to the gateway, whose page has troubles of its own: it is loaded again. */
    private void pay(JsonNode attempt) {
        for (int tried = 0; tried < TRIES; tried++) {
            try {
                till.tryToGive(attempt, Till.VISA);
                return;
            } catch (UncheckedIOException broken) {
                // loaded again
            }
        }
    }

    private static JsonNode attempt(JsonNode order, Set<String> states) {
        for (JsonNode attempt : order.path("attempts")) {
            if (states.contains(attempt.path("state").asText())) {
                return attempt;
            }
        }
        return null;
    }

    private static long minor(JsonNode money) {
        return new BigDecimal(money.path("amount").asText()).movePointRight(2).longValueExact();
    }
}
