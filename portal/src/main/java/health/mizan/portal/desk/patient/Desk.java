package health.mizan.portal.desk.patient;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.casestatus.CaseStatus;
import health.mizan.casestatus.CaseStatuses;
import health.mizan.dues.DeskDues;
import health.mizan.dues.DeskHoldings.Obstacle;
import health.mizan.dues.Due;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.frontdesk.DeskCovers;
import health.mizan.masterdata.Codes;
import health.mizan.patients.Patient;
import health.mizan.portal.desk.Seen;
import health.mizan.portal.pages.Language;
import health.mizan.visitsheets.VisitSheet;
import health.mizan.visitsheets.VisitSheets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lays out what the façades know of a patient as the desk's pages show it. */
@Component
class Desk {

    private final DeskCovers covers;
    private final VisitSheets sheets;
    private final DeskDues dues;
    private final CaseStatuses statuses;
    private final Seen seen;
    private final Clock clock;

    Desk(DeskCovers covers, VisitSheets sheets, DeskDues dues, CaseStatuses statuses, Seen seen, Clock clock) {
        this.covers = covers;
        this.sheets = sheets;
        this.dues = dues;
        this.statuses = statuses;
        this.seen = seen;
        this.clock = clock;
    }

    PatientView of(Caller caller, Patient patient, Language language) {
        List<VisitSheet> visits = sheets.of(caller, patient.id());
        Map<CaseId, CaseStatus> known = statuses.of(
                caller, visits.stream().map(sheet -> sheet.visit().id()).collect(Collectors.toSet()));
        List<Due> owed = dues.of(caller, patient.id(), visits);
        return PatientView.of(
                patient,
                language,
                cover(caller, patient, language),
                visits.stream()
                        .map(sheet ->
                                VisitView.of(sheet, known.get(sheet.visit().id()), language))
                        .toList(),
                owed.stream().map(DueView::of).toList(),
                holdable(owed));
    }

    private PatientView.Holdable holdable(List<Due> owed) {
        Optional<Due> first =
                owed.stream().filter(due -> dues.obstacle(due).isEmpty()).findFirst();
        if (first.isPresent()) {
            return new PatientView.Holdable(first.get().debt().id().toString(), null);
        }
        String why = owed.stream()
                .filter(Due::ofVisit)
                .findFirst()
                .flatMap(dues::obstacle)
                .filter(Desk::isUnseen)
                .map(obstacle -> "desk.no.hold." + Codes.code(obstacle))
                .orElse(null);
        return new PatientView.Holdable(null, why);
    }

    /** What is held, that somebody pays and that there is no estimate stands on the page already. */
    private static boolean isUnseen(Obstacle obstacle) {
        return switch (obstacle) {
            case NOTHING_TO_HOLD, NO_GATEWAY -> true;
            case NO_VISIT, NO_ESTIMATE, HELD_ALREADY, BEING_PAID -> false;
        };
    }

    CoverView cover(Caller caller, Patient patient, Language language) {
        return CoverView.of(covers.of(caller, patient), language, seen.zone(patient), clock.instant());
    }

    /** Where a question stands; empty if the caller sees none with this id. */
    Optional<String> stage(Caller caller, UUID check) {
        return covers.progress(caller, new EligibilityCheckId(check))
                .map(progress -> CoverView.stage(progress.state(), progress.requestedAt(), clock.instant()));
    }
}
