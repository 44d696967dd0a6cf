package health.mizan.portal.desk;

import health.mizan.arrivals.Arrival;
import health.mizan.casestatus.CaseStatus;
import health.mizan.patients.Patient;
import health.mizan.portal.pages.Language;
import org.jspecify.annotations.Nullable;

/**
 * One person in a list: a name never stands alone.
 *
 * @param end   of the identity number; null if there is none
 * @param file  number of the file; null if it is at another site
 * @param visit where today's visit stands; null without one
 */
public record PersonRow(
        String id,
        String name,
        int born,
        @Nullable String end,
        @Nullable String file,
        @Nullable String insurer,
        @Nullable CaseStatus visit) {

    static PersonRow of(Arrival arrival, Language language) {
        Patient patient = arrival.patient();
        return new PersonRow(
                patient.id().toString(),
                Names.of(patient, language),
                patient.details().person().birthDate().year(),
                Names.end(patient),
                patient.registrations().stream()
                        .findFirst()
                        .map(file -> file.fileNumber().reveal())
                        .orElse(null),
                arrival.insurer() == null ? null : Names.said(arrival.insurer(), language),
                arrival.visit());
    }

    @Override
    public String toString() {
        return "▮";
    }
}
