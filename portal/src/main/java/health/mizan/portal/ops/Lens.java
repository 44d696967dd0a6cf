package health.mizan.portal.ops;

import health.mizan.portal.kit.When;
import health.mizan.portal.pages.Language;
import health.mizan.portal.pages.Page;
import health.mizan.processes.ProcessPicture.Name;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How one page puts names, times and spans: in its language, by the clock of the clinic. */
public record Lens(Page page, ZoneId home, Instant now) {

    static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

    public String name(Name name) {
        return page.language() == Language.ARABIC ? name.ar() : name.en();
    }

    public ZonedDateTime at(Instant instant) {
        return instant.atZone(home);
    }

    /** To the second: operators compare with logs. */
    public String exactly(Instant instant) {
        return When.stamp(at(instant)).substring(0, 11) + SECOND.format(at(instant));
    }

    /** How long ago, or how long until. */
    public String since(Instant instant) {
        return span(Duration.between(instant, now).abs());
    }

    public String span(Duration span) {
        if (span.toDays() > 0) {
            return page.text("ops.days", span.toDays());
        }
        if (span.toHours() > 0) {
            return page.text("ops.hours", span.toHours());
        }
        return span.toMinutes() > 0
                ? page.text("ops.minutes", span.toMinutes())
                : page.text("ops.seconds", span.toSeconds());
    }

    /** Whether a number that others chose may stand in an address. */
    public boolean linkable(String number) {
        return number.matches("[A-Za-z0-9][A-Za-z0-9._:-]{0,119}");
    }

    /** Milliseconds, as figures. */
    public String millis(Optional<Duration> took) {
        return took.map(time -> "%,d".formatted(time.toMillis())).orElse("");
    }
}
