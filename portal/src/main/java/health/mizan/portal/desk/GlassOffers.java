package health.mizan.portal.desk;

import health.mizan.access.Caller;
import health.mizan.arrivals.Typed;
import health.mizan.sight.BrokenGlasses;
import health.mizan.sight.Sights;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who is offered to open a protected file: whoever sought by a number, and would not have found it. It is offered whether
 * there is one or not, so that the offer tells nothing.
 */
@Component
class GlassOffers {

    private final BrokenGlasses glasses;
    private final Sights sights;

    GlassOffers(BrokenGlasses glasses, Sights sights) {
        this.glasses = glasses;
        this.sights = sights;
    }

    Optional<GlassOffer> of(Caller caller, Typed typed, boolean missed) {
        return typed.isNumber() && !sights.seesRestricted(caller)
                ? Optional.of(new GlassOffer(Math.toIntExact(glasses.lasts().toMinutes()), missed))
                : Optional.empty();
    }
}
