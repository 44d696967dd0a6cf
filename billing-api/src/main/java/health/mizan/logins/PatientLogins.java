package health.mizan.logins;

import health.mizan.access.Caller;
import health.mizan.access.PatientsOfLogin;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.masterdata.FieldError;
import health.mizan.parties.PatientId;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Links logins to patients, and answers whose data a login may see today. */
@Service
public class PatientLogins implements PatientsOfLogin {

    // A link given until a day ends with that day where the clinic is.
    private static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");
    private static final int SUBJECT_LENGTH = 200;

    private final PatientLoginStore store;
    private final Audit audit;
    private final Tx tx;
    private final Clock clock;

    PatientLogins(PatientLoginStore store, Audit audit, Tx tx, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /** What became of a link. */
    public sealed interface Linked {
        record Created() implements Linked {}

        record Changed() implements Linked {}

        record Unchanged() implements Linked {}

        record Refused(List<FieldError> errors) implements Linked {}

        /** The login is another person already, or the person has another login. */
        record Conflict() implements Linked {}
    }

    @Override
    public Set<PatientId> of(String subject) {
        return store.patientsOf(subject, LocalDate.now(clock.withZone(ZONE)));
    }

    public Linked link(Caller caller, LoginLink link) {
        List<FieldError> errors = errors(link);
        if (!errors.isEmpty()) {
            return new Linked.Refused(errors);
        }
        try {
            return tx.get(() -> {
                Linked linked = store.put(link, clock.instant());
                if (!(linked instanceof Linked.Unchanged)) {
                    audit.record(
                            caller,
                            Act.done("login.linked", "patient", link.patient()).about(link.patient()));
                }
                return linked;
            });
        } catch (DuplicateKeyException taken) {
            return new Linked.Conflict();
        }
    }

    private static List<FieldError> errors(LoginLink link) {
        List<FieldError> errors = new ArrayList<>();
        if (link.subject().isBlank() || link.subject().length() > SUBJECT_LENGTH) {
            errors.add(new FieldError("subject", "has 1 to " + SUBJECT_LENGTH + " characters"));
        }
        if (link.relation() == LoginLink.Relation.SELF && link.scope() != LoginLink.Scope.FULL) {
            errors.add(new FieldError("scope", "is full for the patient's own login"));
        }
        if (link.to() != null && link.to().isBefore(link.from())) {
            errors.add(new FieldError("to", "is not before the first day"));
        }
        return errors;
    }
}
