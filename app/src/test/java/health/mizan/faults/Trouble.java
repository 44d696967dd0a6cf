package health.mizan.faults;

import health.mizan.sandbox.demo.Guest;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.people.Exchange;
import health.mizan.testing.Eventually;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;

/** What the outside parties are told to do, on a network as it is. */
record Trouble(Places places) {

    /** Everybody is at ease, and what was ordered for another test is forgotten. */
    void none() {
        Stream.of(places.gateway(), places.payer(), places.emr()).forEach(Outside::calm);
        Outside.order(places.payer(), Map.of("forget", true));
    }

    /** Arms a fault and gives what to wait for: that it has struck. */
    Runnable at(URI party, Map<String, Object> fault) {
        Outside.fault(party, fault);
        return () -> Eventually.until("it strikes: " + fault, () -> Outside.array(
                        Exchange.send("GET", party.resolve("/control/faults"), Map.of(), ""))
                .anyMatch(armed -> armed.path("path").asText().equals(fault.get("path"))
                        && armed.path("struck").asInt() > 0));
    }

    /** The gateway does what it is asked to and keeps quiet about it. */
    void noNotices() {
        Outside.order(places.gateway(), Map.of("webhooks", Map.of("paused", true)));
    }

    /** And says all of it after all. */
    void noticesAgain() {
        Outside.order(places.gateway(), Map.of("webhooks", Map.of("paused", false)));
    }

    /** Not indicated, so not the patient's to pay. */
    void deny(Guest guest, String service) {
        Outside.order(
                places.payer(), Map.of("deny", Map.of("for", guest.member(), "service", service, "reason", "MN-1-1")));
    }

    /** What the payer makes of this patient's claims. */
    void treat(Guest guest, String scenario) {
        Outside.order(places.payer(), Map.of("scenario", Map.of("for", guest.member(), "is", scenario)));
    }

    void pendUntilTold() {
        Outside.order(places.payer(), Map.of("pendFor", "P1D"));
    }

    /** The payer's later answers come twice each, and the older after the newer. */
    void laterAnswersTwiceAndTurnedRound() {
        Outside.order(places.payer(), Map.of("deliveries", Map.of("copies", 2, "reversed", true)));
    }

    void laterAnswersAsUsual() {
        Outside.order(places.payer(), Map.of("deliveries", Map.of("copies", 1, "reversed", false)));
    }

    /** The payer decides a pended claim, and at once again, for it first took the patient for another plan's. */
    void decideTwice(Guest guest) {
        plan(guest, 40, 20_000);
        Outside.order(places.payer(), Map.of("decide", "all"));
        plan(guest, 20, 7500);
        String claim = Outside.book(places.payer())
                .filter(row -> row.path("member").asText().equals(guest.member()))
                .map(row -> row.path("claim").asText())
                .findFirst()
                .orElseThrow();
        Outside.order(places.payer(), Map.of("reissue", Map.of("claim", claim, "reason", "correction")));
    }

    private void plan(Guest guest, int percent, int capMinor) {
        Outside.order(
                places.payer(),
                Map.of("plan", Map.of("for", guest.member(), "percent", percent, "capMinor", capMinor)));
    }
}
