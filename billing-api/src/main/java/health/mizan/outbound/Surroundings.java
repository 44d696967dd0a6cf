package health.mizan.outbound;

import health.mizan.ids.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;

/** What a target is given besides its settings. */
final class Surroundings {

    private final Clock clock;
    private final Ids ids;
    private final MeterRegistry meters;
    private final Optional<Authorization> authorization;

    Surroundings(Clock clock, Ids ids, MeterRegistry meters, Optional<Authorization> authorization) {
        this.clock = clock;
        this.ids = ids;
        this.meters = meters;
        this.authorization = authorization;
    }

    Clock clock() {
        return clock;
    }

    Ids ids() {
        return ids;
    }

    MeterRegistry meters() {
        return meters;
    }

    Optional<Authorization> authorization() {
        return authorization;
    }
}
