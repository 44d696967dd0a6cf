package health.mizan.logins;

import health.mizan.parties.PatientId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One login acts for one patient.
 *
 * @param subject the {@code sub} of the login at the identity server
 * @param to      the last day; null without an end
 */
public record LoginLink(
        String subject,
        PatientId patient,
        Relation relation,
        Scope scope,
        LocalDate from,
        @Nullable LocalDate to) {

    /** Whether the login is the patient's own. */
    public enum Relation {
        SELF,
        PROXY
    }

    /** What the login may see: everything, or only what is to be paid. */
    public enum Scope {
        FULL,
        AMOUNTS
    }
}
