package health.mizan.portal.desk;

import health.mizan.masterdata.Codes;
import health.mizan.portal.kit.Choice;
import health.mizan.portal.pages.Page;
import health.mizan.sight.Sight.BreakGlass;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a file that no search shows can be opened by its number.
 *
 * @param minutes how long it then stays open
 * @param missed  whether it was tried just now, and there is none
 */
public record GlassOffer(int minutes, boolean missed) {

    private static final int HOUR = 60;

    public String unit() {
        return minutes % HOUR == 0 ? "hours" : "minutes";
    }

    public int count() {
        return minutes % HOUR == 0 ? minutes / HOUR : minutes;
    }

    /** The most usual at a desk first; none is chosen beforehand. */
    public List<Choice> reasons(Page page) {
        return Stream.of(
                        BreakGlass.PATIENT_PRESENT,
                        BreakGlass.EMERGENCY,
                        BreakGlass.PATIENT_ASKED,
                        BreakGlass.LEGAL_DUTY)
                .map(reason -> new Choice(
                        Codes.code(reason),
                        page.text("desk.glass.reason." + Codes.code(reason)),
                        reason == BreakGlass.PATIENT_ASKED ? page.text("desk.glass.asked.hint") : null,
                        null,
                        false))
                .toList();
    }
}
