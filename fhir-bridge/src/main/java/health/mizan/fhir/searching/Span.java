package health.mizan.fhir.searching;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The time a FHIR date stands for, both as found in a resource and as asked for: {@code 2026-04} is all of April (R4,
 * "Search", section "date"). What has no zone is taken in UTC on both sides, so that they meet.
 *
 * @param low  included
 * @param high not included
 */
public record Span(Instant low, Instant high) {

    /** What has no end in a period. PostgreSQL and cursors can hold both. */
    static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;
    private static final int MINUTE = 16;

    /** Empty if the text is no FHIR date. */
    public static Optional<Span> of(String text) {
        try {
            return Optional.of(read(text)).filter(span -> !span.low.isBefore(BEGINNING) && !span.high.isAfter(END));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static Span read(String text) {
        return switch (text.length()) {
            case YEAR ->
                days(Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1));
            case MONTH ->
                days(
                        YearMonth.parse(text).atDay(1),
                        YearMonth.parse(text).plusMonths(1).atDay(1));
            case DAY -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
            case MINUTE -> from(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC), Duration.ofMinutes(1));
            default -> from(instant(text), text.contains(".") ? Duration.ofMillis(1) : Duration.ofSeconds(1));
        };
    }

    private static Instant instant(String text) {
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > DAY || text.lastIndexOf('-') > DAY;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static Span days(LocalDate first, LocalDate after) {
        return new Span(
                first.atStartOfDay().toInstant(ZoneOffset.UTC),
                after.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static Span from(Instant low, Duration length) {
        return new Span(low, low.plus(length));
    }
}
