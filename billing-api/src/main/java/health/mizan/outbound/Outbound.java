package health.mizan.outbound;

import health.mizan.ids.Ids;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** The one place that makes HTTP clients. All targets are known, checked and built at start. */
@Component
@EnableConfigurationProperties(OutboundSettings.class)
public class Outbound {

    private final Map<String, OutboundTarget> targets = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();

    Outbound(
            OutboundSettings settings,
            SslBundles bundles,
            List<Authorization> authorizations,
            Clock clock,
            Ids ids,
            MeterRegistry meters) {
        settings.targets().forEach((name, target) -> {
            SSLContext tls = target.sslBundle() == null
                    ? null
                    : bundles.getBundle(target.sslBundle()).createSslContext();
            Line line = new Line(target, tls);
            lines.add(line);
            Optional<Authorization> authorization = authorizations.stream()
                    .filter(candidate -> candidate.target().equals(name))
                    .findFirst();
            OutboundTarget made =
                    new OutboundTarget(name, target, line, new Surroundings(clock, ids, meters, authorization));
            targets.put(name, made);
            Gauge.builder("mizan.outbound.breaker", made, one -> one.breakerState() == Breaker.State.CLOSED ? 0 : 1)
                    .description("1 while the party is left alone")
                    .tag("target", name)
                    .register(meters);
        });
    }

    /** Of all targets, sorted. */
    public List<String> names() {
        return targets.keySet().stream().sorted().toList();
    }

    /** @throws IllegalArgumentException if the settings name no such target */
    public OutboundTarget target(String name) {
        OutboundTarget target = targets.get(name);
        if (target == null) {
            throw new IllegalArgumentException("mizan.outbound.targets names no " + name);
        }
        return target;
    }

    @PreDestroy
    void hangUp() {
        lines.forEach(Line::close);
    }
}
