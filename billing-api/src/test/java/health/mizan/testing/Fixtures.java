package health.mizan.testing;

import health.mizan.money.Money;
import health.mizan.money.MoneyText;

/** Lawful values for tests, by the shortest names that can be read aloud. */
public final class Fixtures {

    private Fixtures() {}

    public static Money sar(String amount) {
        return MoneyText.parse(amount, "SAR");
    }

    public static Money kwd(String amount) {
        return MoneyText.parse(amount, "KWD");
    }
}
