package health.mizan.portal.office;

import health.mizan.acquiring.FailureClass;
import health.mizan.figures.Try;
import health.mizan.masterdata.Codes;
import health.mizan.portal.kit.Tone;
import health.mizan.portal.pages.Page;
import java.math.BigDecimal;
import java.util.Set;

/** Codes in words. One that has no words yet shows as it is: a new method must not take a page away. */
public final class Labels {

    private static final Set<String> MEANS = Set.of("card", "mada", "cash", "terminal");

    private Labels() {}

    public static String means(Page page, String code) {
        return MEANS.contains(code) ? page.text("office.means." + code) : code;
    }

    /** What class of failure it is; the gateway's own code stands beside it. */
    public static String failure(Page page, String failure) {
        return FailureClass.of(failure)
                .map(kind -> page.text("office.failure." + kind.code()))
                .orElseGet(() -> page.text("office.failure.other"));
    }

    public static String outcome(Page page, Try.Outcome outcome) {
        return page.text("office.outcome." + Codes.code(outcome));
    }

    public static Tone tone(Try.Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case CANCELLED -> Tone.QUIET;
            case OPEN -> Tone.WAITING;
        };
    }

    /** Such as {@code 97.8 %}. */
    public static String percent(int perMille) {
        return BigDecimal.valueOf(perMille, 1).toPlainString() + "\u00a0%";
    }
}
