package health.mizan.fhir.arrivals;

import health.mizan.access.Caller;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.parties.FacilityId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Says at which of the clinic's sites something happens. */
@Component
public class Sites {

    private static final String FACILITY_CODE = "urn:mizan:facility-code";

    private final Facilities facilities;

    Sites(Facilities facilities) {
        this.facilities = facilities;
    }

    /**
     * The first of {@code references} that is a site of the caller, or else the caller's only site.
     *
     * @param expression the element that should have named it
     * @throws Refusal if neither says which
     */
    public Facility of(Arrival arrival, List<Reference> references, String expression) {
        return references.stream()
                .flatMap(reference -> named(arrival, reference).stream())
                .filter(site -> admits(arrival.caller(), site.code()))
                .findFirst()
                .or(() -> only(arrival.caller()))
                .orElseThrow(() -> Refusal.unusable(
                        "required",
                        expression,
                        "names one of the sites that this client acts for, because it acts for several",
                        "يجب أن يحدد أحد المواقع التي يعمل لها هذا النظام لأنه يعمل لأكثر من موقع"));
    }

    /** Codes of the sites whose rows the caller sees. */
    public static Set<String> of(Caller caller) {
        return switch (caller) {
            case Caller.Client client -> client.facilities();
            case Caller.Staff staff -> staff.facilities();
            case Caller.Patient patient -> Set.of();
            case Caller.Self self -> Set.of();
        };
    }

    private Optional<Facility> named(Arrival arrival, Reference reference) {
        if (FACILITY_CODE.equals(reference.getIdentifier().getSystem())) {
            return facilities.byCode(reference.getIdentifier().getValue());
        }
        Optional<Target> target = arrival.follow(reference);
        return target.filter(
                        one -> one.type().equals("Organization") || one.type().equals("Location"))
                .flatMap(Target::ours)
                .flatMap(id -> facilities.find(new FacilityId(id)));
    }

    private Optional<Facility> only(Caller caller) {
        Set<String> codes = of(caller);
        return codes.size() == 1 ? facilities.byCode(codes.iterator().next()) : Optional.empty();
    }

    private static boolean admits(Caller caller, String code) {
        return caller instanceof Caller.Self || of(caller).contains(code);
    }
}
