package health.mizan.vitals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How Mizan is, as of now.
 *
 * @param partners whom we call, by name
 * @param copy     the copy of the application that answers
 */
public record VitalSigns(Waiting waiting, Behind behind, List<Partner> partners, Copy copy) {

    /**
     * What nothing but a person gets going again.
     *
     * @param deliveries parked deliveries of events
     * @param messages   parked messages that others sent
     * @param calls      calls of unknown outcome that nobody asks about any more
     * @param unclear    calls of unknown outcome that are still asked about
     * @param payments   payments of which nobody knows whether they happened, see {@link UnknownPayments}
     * @param notices    notices that the EMR turned down
     * @param alarms     open alarms about money
     */
    public record Waiting(
            long deliveries, long messages, long calls, long unclear, long payments, long notices, long alarms) {}

    /** How much is on its way, and since when the oldest of it. */
    public record Behind(long deliveries, Duration oldestDelivery, long calls, Duration oldestCall) {}

    /** @param leftAlone nobody is called there for now, because calls keep failing */
    public record Partner(String name, boolean leftAlone) {}

    /** @param version null where it runs from classes */
    public record Copy(@Nullable String version, String java, List<String> roles, Instant startedAt) {}
}
