package health.mizan.eligibility;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.cases.CaseId;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.CoverageId;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.eligibility.EligibilityCheck.CheckState.Happening;
import health.mizan.facilities.Facility;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Saved;
import health.mizan.outbox.Outbox;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.tx.Tx;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Questions to payers about cover, and what became of them. Whoever is shown one is written down. */
@Service
public class EligibilityChecks {

    private final EligibilityCheckStore store;
    private final EligibilityQuestions questions;
    private final EligibilityAsking asking;
    private final Outbox outbox;
    private final Audit audit;
    private final Tx tx;

    EligibilityChecks(
            EligibilityCheckStore store,
            EligibilityQuestions questions,
            EligibilityAsking asking,
            Outbox outbox,
            Audit audit,
            Tx tx) {
        this.store = store;
        this.questions = questions;
        this.asking = asking;
        this.outbox = outbox;
        this.audit = audit;
        this.tx = tx;
    }

    /**
     * Has the payer asked. The same question is not asked twice at once: a second press gives the check that is running,
     * and if it is not known whether the payer has heard it, the payer is asked for its answer soon. Nor is it asked again
     * on a day on which it was answered, unless a fresh answer is wanted.
     *
     * @return Created, or Unchanged with the check that serves already; empty if the cover is out of the caller's sight
     */
    public Optional<Saved<EligibilityCheck>> request(Caller caller, EligibilityQuestion question) {
        return tx.get(() -> questions.cover(caller, question).map(cover -> requested(caller, question, cover)));
    }

    private Saved<EligibilityCheck> requested(Caller caller, EligibilityQuestion question, Coverage cover) {
        Checks checks = new Checks();
        Optional<Facility> site = questions.site(caller, question, checks);
        questions.visit(caller, question, cover, checks);
        checks.require(cover.terms().status() == Coverage.Status.ACTIVE, "coverage", "has been cancelled");
        if (checks.failed()) {
            return new Saved.Refused<>(checks.errors());
        }
        Facility at = site.orElseThrow();
        Optional<EligibilityCheck> recent =
                question.fresh() ? Optional.empty() : store.answeredSince(question, questions.today(at));
        return recent.<Saved<EligibilityCheck>>map(Saved.Unchanged::new).orElseGet(() -> {
            EligibilityCheck check = questions.check(question, cover);
            if (!store.insert(check)) {
                EligibilityCheck running = store.latestOf(question).orElseThrow();
                asking.hasten(running);
                return new Saved.Unchanged<>(running);
            }
            audit.record(
                    caller,
                    Act.done("eligibility.requested", "eligibility-check", check.id())
                            .about(check.patient())
                            .at(at.code()));
            outbox.publish(new EligibilityRequested(check.id()));
            return new Saved.Created<>(check);
        });
    }

    /**
     * Has the payer asked, within the caller's open transaction: for the first time, or, once nobody waits at the desk
     * any longer, anew. While it is being asked this does nothing. A payer without an electronic door ends the check
     * unanswered at once.
     *
     * @return the check as it stands now
     */
    public EligibilityCheck ask(EligibilityCheckId id) {
        Tx.requireOpen();
        return asking.start(id);
    }

    /** The desk has waited long enough and goes on without the payer; the answer is still expected. */
    public EligibilityCheck tentative(EligibilityCheckId id) {
        return tx.get(() -> asking.waitedTooLong(id));
    }

    /** Nobody waits any longer. An answer that comes later still counts. */
    public EligibilityCheck giveUp(EligibilityCheckId id) {
        return tx.get(() -> asking.unanswered(id, Happening.GIVEN_UP, EligibilityCheck.NO_ANSWER));
    }

    /** The payer's answer by another door than the call that asked. The first answer stands. */
    public EligibilityCheck answered(EligibilityCheckId id, EligibilityAnswer answer) {
        return tx.get(() -> asking.answered(id, answer));
    }

    /** For Mizan itself. */
    public EligibilityCheck require(EligibilityCheckId id) {
        return store.find(id).orElseThrow(() -> EligibilityAsking.unknown(id));
    }

    /** For Mizan itself: what the payer said last of a cover, at a site, for a day; whoever asked. */
    public Optional<EligibilityCheck> lastAnswer(CoverageId coverage, FacilityId facility, LocalDate serviceDate) {
        return store.answered(coverage, facility, serviceDate);
    }

    public Optional<EligibilityCheck> find(Caller caller, EligibilityCheckId id) {
        return tx.get(() -> {
            Optional<EligibilityCheck> found = store.find(caller, id);
            audit.record(
                    caller,
                    found.map(check -> Act.done("eligibility.read", "eligibility-check", id)
                                    .about(check.patient()))
                            .orElseGet(() -> Act.refused("eligibility.read", "eligibility-check", id)));
            return found;
        });
    }

    /** Where a question stands, for a page that waits: nobody is shown what the answer says, so nothing is written down. */
    public Optional<Progress> progress(Caller caller, EligibilityCheckId id) {
        return store.find(caller, id).map(check -> new Progress(check.state(), check.requestedAt()));
    }

    /** How far a question has come. */
    public record Progress(CheckState state, Instant requestedAt) {}

    /** Newest first; none for a patient out of the caller's sight. */
    public Page<EligibilityCheck> of(Caller caller, PatientId patient, PageRequest page) {
        return tx.get(() -> shown(caller, store.page(caller, patient, null, page)));
    }

    /** Newest first; none for a case of a patient out of the caller's sight. */
    public Page<EligibilityCheck> of(Caller caller, CaseId financialCase, PageRequest page) {
        return tx.get(() -> shown(caller, store.page(caller, null, financialCase, page)));
    }

    public Optional<EligibilityCheck> latest(Caller caller, PatientId patient) {
        return of(caller, patient, PageRequest.of(null, 1)).items().stream().findFirst();
    }

    public Optional<EligibilityCheck> latest(Caller caller, CaseId financialCase) {
        return of(caller, financialCase, PageRequest.of(null, 1)).items().stream()
                .findFirst();
    }

    private Page<EligibilityCheck> shown(Caller caller, Page<EligibilityCheck> page) {
        page.items()
                .forEach(check -> audit.record(
                        caller,
                        Act.done("eligibility.read", "eligibility-check", check.id())
                                .about(check.patient())));
        return page;
    }
}
