package health.mizan.sandbox.gateway;

import java.util.Locale;

/** The cards that mean something here; every other number is refused as invalid. */
enum TestCard {
    APPROVED("visa", "4111111111111111", "Visa, approved at once", "فيزا، موافقة فورية"),
    MASTERCARD("mastercard", "5555555555554444", "Mastercard, approved at once", "ماستركارد، موافقة فورية"),
    MADA("mada", "5297412542005689", "mada, asks for a code (1234 is right)", "مدى، تطلب رمزًا (الصحيح 1234)"),
    CHALLENGED("visa", "4000000000003220", "Visa, asks for a code (1234 is right)", "فيزا، تطلب رمزًا (الصحيح 1234)"),
    DECLINED("visa", "4000000000000002", "Visa, declined: do not honour", "فيزا، رفض من البنك دون سبب"),
    INSUFFICIENT("visa", "4000000000009995", "Visa, declined: insufficient funds", "فيزا، رفض: الرصيد غير كافٍ"),
    EXPIRED("visa", "4000000000000069", "Visa, declined: expired card", "فيزا، رفض: بطاقة منتهية"),
    STOLEN("visa", "4000000000009979", "Visa, declined: stolen card", "فيزا، رفض: بطاقة مسروقة"),
    SLOW("visa", "4000000000000119", "Visa, the bank answers after half a minute", "فيزا، يرد البنك بعد نصف دقيقة");

    private final String scheme;
    private final String number;
    private final String english;
    private final String arabic;

    TestCard(String scheme, String number, String english, String arabic) {
        this.scheme = scheme;
        this.number = number;
        this.english = english;
        this.arabic = arabic;
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

    String scheme() {
        return scheme;
    }

    String number() {
        return number;
    }

    /** @param language of the page */
    String behaviour(String language) {
        return language.equals("ar") ? arabic : english;
    }

    String reason() {
        return switch (this) {
            case INSUFFICIENT -> "insufficient_funds";
            case EXPIRED -> "expired_card";
            case STOLEN -> "stolen_card";
            case APPROVED, MASTERCARD, MADA, CHALLENGED, DECLINED, SLOW -> "do_not_honour";
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
