package health.mizan.sandbox.payer;

import java.util.Locale;

/** How the payer treats a member: by the last two digits of the member number, unless ordered otherwise. */
enum Scenario {
    ELIGIBLE("00", "covered, decided at once"),
    INACTIVE("01", "the policy is not active; claims are rejected"),
    LIMIT_EXHAUSTED("02", "nothing is left of the yearly limit; claims are rejected"),
    OUT_OF_NETWORK("03", "the site is outside the member's network"),
    SUSPENDED("04", "the cover is suspended; claims are rejected"),
    TIMEOUT("05", "the first answer comes too late; asked again it is there"),
    PENDED("06", "claims are pended and approved later"),
    PARTIAL("07", "the last line of a claim is rejected"),
    REJECTED("08", "claims are rejected: information is missing"),
    DUPLICATE("09", "claims are answered, and the same answer is pushed twice more"),
    LATE_AFTER_CANCEL("10", "claims are pended; after a cancellation the approval comes all the same"),
    GARBLED("11", "the first answer is broken off in the middle; asked again it is whole"),
    SILENT("", "never answers while ordered"),
    OFFLINE("", "the exchange answers that the payer is offline"),
    INVALID("", "claims are turned down as faulty, with the place of the fault"),
    UNKNOWN_MEMBER("", "no member is found");

    private final String digits;
    private final String behaviour;

    Scenario(String digits, String behaviour) {
        this.digits = digits;
        this.behaviour = behaviour;
    }

    /** The published test identities of nphies first, then the member number. */
    static Scenario of(String person, String member) {
        return switch (person) {
            case "2333333333" -> UNKNOWN_MEMBER;
            case "2555555550" -> INACTIVE;
            default -> ofMember(member);
        };
    }

    private static Scenario ofMember(String member) {
        for (Scenario scenario : values()) {
            if (!scenario.digits.isEmpty() && member.endsWith(scenario.digits)) {
                return scenario;
            }
        }
        return ELIGIBLE;
    }

    /** As in orders. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What happens then, and which member numbers ask for it. */
    String behaviour() {
        return behaviour + (digits.isEmpty() ? "" : " (…" + digits + ")");
    }
}
