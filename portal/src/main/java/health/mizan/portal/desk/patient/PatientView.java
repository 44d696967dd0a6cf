package health.mizan.portal.desk.patient;

import health.mizan.masterdata.Codes;
import health.mizan.patients.Patient;
import health.mizan.portal.desk.Names;
import health.mizan.portal.pages.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the desk needs of one patient, on one page.
 *
 * @param otherName   in the other script; null if there is none
 * @param number      the identity number as far as it is shown
 * @param estimable   the visit whose estimate can be made anew; null without one
 * @param holdable    the visit for which an amount can be set aside; null without one
 * @param noHold      why none can, as a text's key, unless the page shows that anyway; null if one can
 */
public record PatientView(
        String id,
        String name,
        @Nullable String otherName,
        @Nullable String number,
        @Nullable String file,
        int born,
        String residency,
        boolean deceased,
        CoverView cover,
        List<VisitView> visits,
        List<DueView> dues,
        @Nullable String estimable,
        @Nullable String holdable,
        @Nullable String noHold) {

    static PatientView of(
            Patient patient,
            Language language,
            CoverView cover,
            List<VisitView> visits,
            List<DueView> dues,
            Holdable holdable) {
        String name = Names.of(patient, language);
        String other = Names.of(patient, language.other());
        return new PatientView(
                patient.id().toString(),
                name,
                other.equals(name) ? null : other,
                Names.masked(patient),
                patient.registrations().stream()
                        .findFirst()
                        .map(file -> file.fileNumber().reveal())
                        .orElse(null),
                patient.details().person().birthDate().year(),
                Codes.code(patient.details().person().residency()),
                patient.details().deceased(),
                cover,
                visits,
                dues,
                visits.stream()
                        .filter(visit -> visit.planned() && !visit.lines().isEmpty())
                        .map(VisitView::id)
                        .findFirst()
                        .orElse(null),
                holdable.visit(),
                holdable.obstacle());
    }

    /**
     * @param visit    for which an amount can be set aside; null if there is none
     * @param obstacle why none can, as a text's key; null if that is seen anyway
     */
    record Holdable(@Nullable String visit, @Nullable String obstacle) {}

    /** What F8 takes: the first due that is open, and of which no payment is under way. */
    public @Nullable DueView first() {
        return dues.stream()
                .filter(due -> due.open() && !due.beingPaid())
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return "▮";
    }
}
