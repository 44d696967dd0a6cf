package health.mizan.portal.desk;

import health.mizan.patients.Patient;
import health.mizan.portal.pages.Language;
import org.jspecify.annotations.Nullable;

/** For whom something is done, above the form that does it. */
public record Who(
        String id,
        String name,
        @Nullable String number,
        @Nullable String file,
        int born) {

    public static Who of(Patient patient, Language language) {
        return new Who(
                patient.id().toString(),
                Names.of(patient, language),
                Names.masked(patient),
                patient.registrations().stream()
                        .findFirst()
                        .map(file -> file.fileNumber().reveal())
                        .orElse(null),
                patient.details().person().birthDate().year());
    }

    @Override
    public String toString() {
        return "▮";
    }
}
