package health.mizan.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Real time plus what the control API added, so that a week-long hold can expire in a test. Never goes back. */
public final class MovableClock extends Clock {

    private final Clock real;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public MovableClock(Clock real) {
        this.real = real;
    }

    void advance(Duration by) {
        if (by.isNegative()) {
            throw new Refusal(400, "backwards", "time only moves forward");
        }
        ahead.accumulateAndGet(by, Duration::plus);
    }

    /** What everybody else's clock says. */
    public Instant real() {
        return real.instant();
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
