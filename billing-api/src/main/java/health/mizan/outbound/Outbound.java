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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** The one place that makes HTTP clients. All targets are known, checked and built at start. */
@Component
@EnableConfigurationProperties(OutboundSettings.class)
public class Outbound {

    private static final Logger log = LoggerFactory.getLogger(Outbound.class);

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
            Line line = line(name, target, bundles);
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

    private static Line line(String name, OutboundSettings.Target target, SslBundles bundles) {
        String bundle = target.sslBundle();
        if (bundle == null) {
            return new Line(target, null);
        }
        Line line = new Line(target, bundles.getBundle(bundle).createSslContext());
        bundles.addBundleUpdateHandler(bundle, changed -> renew(name, line, changed));
        return line;
    }

    /** Keys that cannot be used replace none that can. */
    private static void renew(String name, Line line, SslBundle changed) {
        SSLContext tls;
        try {
            tls = changed.createSslContext();
        } catch (IllegalStateException unusable) {
            log.error("outbound.keys-refused target={}", name, unusable);
            return;
        }
        line.renew(tls);
        log.info("outbound.keys-renewed target={}", name);
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
