package health.mizan.access;

import health.mizan.parties.PatientId;
import java.util.Set;

/** The patient register, asked whose data a login may see: its own and those it is proxy for. */
@FunctionalInterface
public interface PatientsOfLogin {

    /**
     * @param subject the {@code sub} of the login, as the identity server gives it
     * @return empty for a login that no patient record is linked to
     */
    Set<PatientId> of(String subject);
}
