package health.mizan.frontdesk;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.Coverages;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.frontdesk.DeskSites.Here;
import health.mizan.parties.PatientId;
import health.mizan.patients.Patient;
import health.mizan.web.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Whether the patient at the desk is covered: asked once on arrival, by itself, and again when somebody wants it. */
@Service
public class DeskCovers {

    /** Two clerks, or one who goes back and forth, are one arrival. */
    private static final Duration ONE_ARRIVAL = Duration.ofMinutes(5);

    private static final int LATELY = 10;
    private static final int MOST_COVERS = 50;

    private final EligibilityChecks checks;
    private final CoverQuestions questions;
    private final CoverAnswers answers;
    private final Coverages coverages;
    private final DeskSites sites;
    private final Clock clock;

    DeskCovers(
            EligibilityChecks checks,
            CoverQuestions questions,
            CoverAnswers answers,
            Coverages coverages,
            DeskSites sites,
            Clock clock) {
        this.checks = checks;
        this.questions = questions;
        this.answers = answers;
        this.coverages = coverages;
        this.sites = sites;
        this.clock = clock;
    }

    /** What is known, without asking anybody. */
    public DeskCover of(Caller caller, Patient patient) {
        return sites.of(patient)
                .flatMap(here -> inForce(caller, patient.id(), here))
                .map(cover -> known(cover, about(caller, patient.id(), cover)))
                .orElse(DeskCover.NONE);
    }

    /** The patient has come: the insurer is asked, unless it was within the last minutes. */
    public void arrived(Caller caller, Patient patient) {
        sites.of(patient).ifPresent(here -> inForce(caller, patient.id(), here)
                .filter(cover -> about(caller, patient.id(), cover).stream().noneMatch(this::isOfThisArrival))
                .ifPresent(cover -> ask(caller, patient, cover, here, false)));
    }

    /** Somebody wants to know it anew, whatever was answered before. While the question is open it is not asked twice. */
    public void again(Caller caller, Patient patient) {
        sites.of(patient).ifPresent(here -> inForce(caller, patient.id(), here)
                .ifPresent(cover -> ask(caller, patient, cover, here, true)));
    }

    /** As {@link EligibilityChecks#progress}. */
    public Optional<EligibilityChecks.Progress> progress(Caller caller, EligibilityCheckId check) {
        return checks.progress(caller, check);
    }

    private boolean isOfThisArrival(EligibilityCheck check) {
        return check.requestedAt().plus(ONE_ARRIVAL).isAfter(clock.instant());
    }

    /** About the visit where there is one, for then the question names the kinds of care. */
    private void ask(Caller caller, Patient patient, Coverage cover, Here here, boolean fresh) {
        Optional<Case> visit =
                sites.visit(caller, patient, here).filter(open -> cover.id().equals(open.coverage()));
        questions.ask(
                caller,
                new EligibilityDraft(
                        cover.id().value(),
                        here.site().code(),
                        visit.map(open -> open.id().value()).orElse(null),
                        here.today(),
                        null,
                        fresh));
    }

    private DeskCover known(Coverage cover, List<EligibilityCheck> newestFirst) {
        Optional<EligibilityCheck> latest = newestFirst.stream().findFirst();
        Optional<EligibilityCheck> before = latest.filter(check -> check.answer() == null)
                .flatMap(unanswered -> newestFirst.stream()
                        .filter(check -> check.answer() != null)
                        .findFirst());
        return new DeskCover(
                cover,
                latest.map(answers::show).orElse(null),
                before.map(answers::show).orElse(null));
    }

    private List<EligibilityCheck> about(Caller caller, PatientId patient, Coverage cover) {
        return checks.of(caller, patient, PageRequest.of(null, LATELY)).items().stream()
                .filter(check -> check.coverage().equals(cover.id()))
                .toList();
    }

    /** The cover that is asked first. */
    private Optional<Coverage> inForce(Caller caller, PatientId patient, Here here) {
        return coverages.of(caller, patient, PageRequest.of(null, MOST_COVERS)).stream()
                .flatMap(page -> page.items().stream())
                .filter(cover -> cover.terms().status() == Coverage.Status.ACTIVE
                        && cover.terms().period().covers(here.today()))
                .min(Comparator.comparingInt(cover -> cover.terms().order()));
    }
}
