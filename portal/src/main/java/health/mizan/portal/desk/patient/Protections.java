package health.mizan.portal.desk.patient;

import health.mizan.access.Caller;
import health.mizan.masterdata.Codes;
import health.mizan.patients.Patient;
import health.mizan.portal.desk.Seen;
import health.mizan.sight.BrokenGlasses;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells who reads a restricted patient's file that it is one, and closes it again. */
@Component
class Protections {

    private final BrokenGlasses glasses;
    private final Seen seen;

    Protections(BrokenGlasses glasses, Seen seen) {
        this.glasses = glasses;
        this.seen = seen;
    }

    /** Empty for a patient who is not restricted. */
    Optional<Protection> of(Caller caller, Patient patient) {
        return Optional.of(patient)
                .filter(known -> known.details().restricted())
                .map(known -> glasses.standing(caller, known.id())
                        .map(glass -> new Protection(
                                Codes.code(glass.reason()), glass.endsAt().atZone(seen.zone(known))))
                        .orElse(Protection.BY_ROLE));
    }

    void close(Caller caller, Patient patient) {
        glasses.closed(caller, patient.id());
    }
}
