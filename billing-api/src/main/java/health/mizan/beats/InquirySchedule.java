package health.mizan.beats;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When to ask about a call of unknown outcome: soon at first, daily at last, and after five days never by itself. */
final class InquirySchedule {

    /**
     * Ages at which to ask, counted from the moment the outcome became unknown. Dense in the first hour: whoever lost our
     * call may be away for the first questions too, while a payer waits.
     */
    static final List<Duration> AGES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(3),
            Duration.ofDays(4),
            Duration.ofDays(5));

    private static final Duration LONGEST_UNSENT = Duration.ofMinutes(15);

    private InquirySchedule() {}

    /** How long to wait from {@code age} on; empty if it is time for a person. Ages missed while we were down are not made up for. */
    static Optional<Duration> next(Duration age) {
        return AGES.stream().filter(at -> at.compareTo(age) > 0).findFirst().map(at -> at.minus(age));
    }

    /** How long to wait before sending again what could not be sent. */
    static Duration pauseUnsent(int tries) {
        Duration doubled = Duration.ofSeconds(1L << Math.clamp(tries, 0, 20));
        return doubled.compareTo(LONGEST_UNSENT) < 0 ? doubled : LONGEST_UNSENT;
    }
}
