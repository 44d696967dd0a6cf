package health.mizan.patients;

import health.mizan.ids.Ids;
import health.mizan.masterdata.Checks;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.persons.BirthDate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes lawful patients of drafts, or says all that is wrong with them. */
@Component
class PatientChecks {

    private static final Pattern FILE_NUMBER = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9 ./-]{0,30}[A-Za-z0-9])?");

    private final PatientsSettings settings;
    private final Ids ids;
    private final Clock clock;

    PatientChecks(PatientsSettings settings, Ids ids, Clock clock) {
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** A patient nobody has registered yet; to be discarded if {@code checks} failed. */
    Patient fresh(PatientDraft draft, Checks checks) {
        return new Patient(new PatientId(ids.next()), 1, details(draft, checks), List.of());
    }

    Patient.Details details(PatientDraft draft, Checks checks) {
        return draft.checked(checks, settings, LocalDate.now(clock.withZone(settings.zone())));
    }

    /** Null where the site shall give out its next number. */
    @Nullable
    Phi<String> fileNumber(@Nullable String text, Checks checks) {
        String number = checks.optionalMatching(
                "registration.fileNumber",
                text == null ? null : text.strip(),
                FILE_NUMBER,
                "has 1 to 32 letters, digits, spaces, dots, slashes or dashes");
        return number == null ? null : Phi.of(number);
    }

    static BirthDate birthDate(@Nullable String text, Checks checks) {
        try {
            return BirthDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeException unreadable) {
            checks.error("birthDate", "is a date such as 1985-03-12");
            return BirthDate.UNREAD;
        }
    }
}
