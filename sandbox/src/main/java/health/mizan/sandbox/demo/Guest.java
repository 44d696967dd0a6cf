package health.mizan.sandbox.demo;

import health.mizan.sandbox.people.Person;
import java.util.Map;
import java.util.UUID;

/**
 * A patient of the demo clinic. Each play has its own: the same services for the same patient on the same day are a
 * duplicate claim, which Mizan rightly holds back.
 *
 * @param system of the identity number
 * @param member number with the insurer; empty for one who pays alone
 */
public record Guest(String system, String number, String member) {

    /** The payer decides the claims of such members at once. */
    private static final String DECIDED_AT_ONCE = "-00";

    /** Registers somebody with Silver cover: 20 % up to 75.00 a visit; the contract takes 15 % off the list. */
    public static Guest silver(Person desk) {
        Guest guest = newcomer(desk, "NJD-%s" + DECIDED_AT_ONCE);
        desk.post(
                "/api/patients/" + guest.patient(desk) + "/coverages",
                Map.of("payer", "NAJD", "plan", "SILVER", "memberNumber", guest.member(), "from", "2020-01-01"));
        return guest;
    }

    /** Registers somebody who pays alone. */
    public static Guest withoutCover(Person desk) {
        return newcomer(desk, "");
    }

    /** Our id of this patient. */
    String patient(Person desk) {
        return desk.post("/api/patients/search", Map.of("identifier", identifier()))
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    Map<String, String> identifier() {
        return Map.of("system", system, "value", number);
    }

    private static Guest newcomer(Person desk, String member) {
        // With a letter first: 8e674794 would be a number with 674,794 zeros, which nobody takes in.
        String mark = "G" + UUID.randomUUID().toString().substring(0, 8);
        Guest guest = new Guest(Newcomer.IQAMA, "DEMO-2-" + mark, member.formatted(mark));
        new Newcomer("Demo Guest " + mark, "ضيف تجريبي", guest.number()).register(desk, "RUH");
        return guest;
    }
}
