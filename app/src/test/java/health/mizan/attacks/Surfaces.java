package health.mizan.attacks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All surfaces, and what is bound on each. */
final class Surfaces {

    private Surfaces() {}

    static List<Surface> all() {
        return List.of(
                new TokenAttacks(),
                new SessionAttacks(),
                new ObjectAttacks(),
                new SiteAttacks(),
                new FunctionAttacks(),
                new FieldAttacks(),
                new MoneyAttacks(),
                new RepeatAttacks(),
                new WebhookAttacks(),
                new FhirAttacks(),
                new MessageAttacks(),
                new XmlAttacks(),
                new BombAttacks(),
                new InjectionAttacks(),
                new OutputAttacks(),
                new OutboundAttacks(),
                new FileAttacks(),
                new EngineAttacks(),
                new IssuerAttacks(),
                new ProtocolAttacks(),
                new LeakAttacks(),
                new SecretAttacks(),
                new RateAttacks(),
                new TrailAttacks());
    }

    static Map<String, Bindings.Bound> bound() {
        Map<String, Bindings.Bound> bound = new LinkedHashMap<>();
        all().forEach(surface -> bound.putAll(of(surface)));
        return bound;
    }

    static Map<String, Bindings.Bound> of(Surface surface) {
        Bindings bindings = new Bindings();
        surface.bind(bindings);
        return bindings.all();
    }
}
