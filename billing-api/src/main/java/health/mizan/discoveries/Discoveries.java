package health.mizan.discoveries;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.beats.Beats;
import health.mizan.beats.Intent;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Saved;
import health.mizan.outbox.Subject;
import health.mizan.parties.PayerId;
import health.mizan.tx.Tx;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Questions to payers about somebody who has no file here, by the number of a document alone. They belong to the site that
 * asked and are erased within days. Whoever asks, or is shown an answer, is written down.
 */
@Service
public class Discoveries {

    private static final String KIND = "discovery";

    private final DiscoveryStore store;
    private final DiscoveryChecks questions;
    private final DiscoveryAsking asking;
    private final Beats beats;
    private final Audit audit;
    private final Tx tx;

    Discoveries(
            DiscoveryStore store, DiscoveryChecks questions, DiscoveryAsking asking, Beats beats, Audit audit, Tx tx) {
        this.store = store;
        this.questions = questions;
        this.asking = asking;
        this.beats = beats;
        this.audit = audit;
        this.tx = tx;
    }

    /** Whether this payer can be asked. */
    public boolean reaches(PayerId payer) {
        return asking.connectorTo(payer).isPresent();
    }

    /**
     * Has the payer asked. While the site has the same number and birth date asked of the same payer, a second press gives
     * that question, and if it is not known whether the payer has heard it, the payer is asked for its answer soon.
     *
     * @return Created; Unchanged with the question that is open; or Refused with what is wrong, by the draft's fields
     */
    public Saved<Discovery> ask(Caller caller, DiscoveryDraft draft) {
        return tx.get(() -> {
            Checks checks = new Checks();
            return questions
                    .question(caller, draft, checks)
                    .map(wanted -> asked(caller, wanted))
                    .orElseGet(() -> new Saved.Refused<>(checks.errors()));
        });
    }

    /** The same question anew, whatever was answered before; empty if the caller sees none of this id. */
    public Optional<Saved<Discovery>> again(Caller caller, DiscoveryId id) {
        return tx.get(() -> store.find(caller, id).map(questions::anew).map(wanted -> asked(caller, wanted)));
    }

    public Optional<Discovery> find(Caller caller, DiscoveryId id) {
        return tx.get(() -> {
            Optional<Discovery> found = store.find(caller, id);
            audit.record(
                    caller,
                    found.map(discovery -> act("eligibility.read", discovery))
                            .orElseGet(() -> Act.refused("eligibility.read", KIND, id)));
            return found;
        });
    }

    /** Where a question stands, for a page that waits: nobody is shown what the answer says, so nothing is written down. */
    public Optional<Progress> progress(Caller caller, DiscoveryId id) {
        return store.find(caller, id).map(found -> new Progress(found.state(), found.requestedAt()));
    }

    /** How far a question has come. */
    public record Progress(CheckState state, Instant requestedAt) {}

    private Saved<Discovery> asked(Caller caller, Discovery wanted) {
        if (!store.insert(wanted)) {
            Discovery running = store.latestLike(wanted).orElseThrow();
            audit.record(caller, act("eligibility.requested", running));
            beats.hasten(DiscoveryAsking.key(running.id()));
            return new Saved.Unchanged<>(running);
        }
        beats.prepare(
                asking,
                new Intent(DiscoveryAsking.key(wanted.id()), "payer." + wanted.payer(), Subject.of(KIND, wanted.id())));
        audit.record(caller, act("eligibility.requested", wanted));
        return new Saved.Created<>(wanted);
    }

    private Act act(String action, Discovery discovery) {
        return Act.done(action, KIND, discovery.id()).at(questions.siteOf(discovery));
    }
}
