package health.mizan.access;

import health.mizan.parties.PatientId;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.stereotype.Component;

/** Says who asks: from the access token of an API call, or from the login of a page. */
@Component
public class Callers {

    private final ObjectProvider<PatientsOfLogin> patients;

    Callers(ObjectProvider<PatientsOfLogin> patients) {
        this.patients = patients;
    }

    /**
     * The caller of the request this thread works on, with the patients it may see as of now.
     *
     * @throws ProblemException 401 if nobody has signed in
     */
    public Caller current() {
        return ifSignedIn()
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_SIGNED_IN, "sign in, or send a valid access token"));
    }

    /** For open pages that greet who is known. */
    public Optional<Caller> ifSignedIn() {
        return atTheDoor(SecurityContextHolder.getContext().getAuthentication()).map(this::withPatients);
    }

    private Caller withPatients(Caller caller) {
        return switch (caller) {
            case Caller.Patient patient -> new Caller.Patient(patient.subject(), patientsOf(patient.subject()));
            case Caller.Staff staff -> staff;
            case Caller.Client client -> client;
            case Caller.Self self -> self;
        };
    }

    private Set<PatientId> patientsOf(String subject) {
        // Without a register nobody is linked to a patient, and a patient sees nothing.
        return patients.getIfAvailable(() -> unlinked -> Set.of()).of(subject);
    }

    static Optional<Caller> atTheDoor(@Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof ClaimAccessor claims)) {
            return Optional.empty();
        }
        return Optional.of(new SignedIn(claims).atTheDoor());
    }
}
