package health.mizan.outbound;

import health.mizan.ids.TimeOrderedIds;
import health.mizan.testing.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.unit.DataSize;

/** One target called party, on a clock that the test moves. */
abstract class OneTarget {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    final TestClock clock = TestClock.at("2026-01-01T00:00:00Z");
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Outbound outbound;

    @AfterEach
    void hangUp() {
        if (outbound != null) {
            outbound.hangUp();
        }
    }

    OutboundTarget target(String url) {
        return target(url, Optional.empty());
    }

    OutboundTarget target(String url, Optional<String> header) {
        return build(settings(url, true, 4), header.map(value -> new Fixed(Optional.of(value))));
    }

    OutboundTarget build(OutboundSettings.Target target, Optional<Fixed> authorization) {
        return build(target, new DefaultSslBundleRegistry(), authorization);
    }

    /** Over TLS, with the keys of the bundle called party, and time for handshakes. */
    OutboundTarget target(String url, SslBundles bundles) {
        OutboundSettings.Target plain = settings(url, true, 16, Duration.ofSeconds(60));
        return build(
                new OutboundSettings.Target(
                        plain.baseUrl(),
                        plain.internal(),
                        Duration.ofSeconds(30),
                        plain.timeout(),
                        plain.maxAnswer(),
                        plain.maxConcurrent(),
                        "party",
                        plain.breaker()),
                bundles,
                Optional.empty());
    }

    private OutboundTarget build(OutboundSettings.Target target, SslBundles bundles, Optional<Fixed> authorization) {
        hangUp();
        outbound = new Outbound(
                new OutboundSettings(Map.of("party", target)),
                bundles,
                List.copyOf(authorization.stream().toList()),
                clock,
                new TimeOrderedIds(clock),
                meters);
        return outbound.target("party");
    }

    static OutboundSettings.Target settings(String url, boolean internal, int concurrent) {
        return settings(url, internal, concurrent, PATIENCE);
    }

    static OutboundSettings.Target settings(String url, boolean internal, int concurrent, Duration timeout) {
        return new OutboundSettings.Target(
                URI.create(url),
                internal,
                Duration.ofSeconds(2),
                timeout,
                DataSize.ofMegabytes(1),
                concurrent,
                null,
                new OutboundSettings.BreakerRules(5, 50, 20, Duration.ofSeconds(30)));
    }

    /** Credentials that never change; empty when there are none to be had. */
    record Fixed(Optional<String> header) implements Authorization {

        @Override
        public String target() {
            return "party";
        }
    }
}
