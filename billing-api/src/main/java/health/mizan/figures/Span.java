package health.mizan.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The days that a figure is about.
 *
 * @param from  the first day
 * @param until the last day, included
 * @param zone  in which the days begin
 */
public record Span(LocalDate from, LocalDate until, ZoneId zone) {

    /** More is a report, not a figure on a page. */
    public static final int MOST_DAYS = 366;

    public Span {
        if (until.isBefore(from) || !until.isBefore(from.plusDays(MOST_DAYS))) {
            throw new IllegalArgumentException("a span has 1 to " + MOST_DAYS + " days");
        }
    }

    /** The days that end with the last one of this span. */
    public Span last(int days) {
        return new Span(until.minusDays(days - 1L), until, zone);
    }

    OffsetDateTime begins() {
        return begin(from);
    }

    /** The first moment that is no longer in it. */
    OffsetDateTime ends() {
        return begin(until.plusDays(1));
    }

    private OffsetDateTime begin(LocalDate day) {
        Instant start = day.atStartOfDay(zone).toInstant();
        return start.atOffset(ZoneOffset.UTC);
    }
}
