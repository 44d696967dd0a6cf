package health.mizan.sandbox.gateway;

import java.util.Locale;

/** The cards that mean something here; every other number is refused as invalid. */
enum TestCard {
    APPROVED("4111111111111111", "approved at once"),
    CHALLENGED("4000000000003220", "asks for a code (1234 is right)"),
    DECLINED("4000000000000002", "declined: do not honour"),
    INSUFFICIENT("4000000000009995", "declined: insufficient funds"),
    EXPIRED("4000000000000069", "declined: expired card"),
    SLOW("4000000000000119", "the bank answers after half a minute");

    private final String number;
    private final String behaviour;

    TestCard(String number, String behaviour) {
        this.number = number;
        this.behaviour = behaviour;
    }

    static TestCard of(String typed) {
        String digits = typed.replaceAll("[^0-9]", "");
        for (TestCard card : values()) {
            if (card.number.equals(digits)) {
                return card;
            }
        }
        throw new health.mizan.sandbox.Refusal(422, "invalid_card", "this number is no test card");
    }

    /** As much of the number as anybody keeps. */
    String masked() {
        return "•••• " + number.substring(12);
    }

    String number() {
        return number;
    }

    String behaviour() {
        return behaviour;
    }

    String reason() {
        return switch (this) {
            case INSUFFICIENT -> "insufficient_funds";
            case EXPIRED -> "expired_card";
            case APPROVED, CHALLENGED, DECLINED, SLOW -> "do_not_honour";
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
