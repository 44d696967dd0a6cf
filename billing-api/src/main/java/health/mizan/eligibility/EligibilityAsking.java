package health.mizan.eligibility;

import health.mizan.beats.Answer;
import health.mizan.beats.Beats;
import health.mizan.beats.CallState;
import health.mizan.beats.Intent;
import health.mizan.beats.RemoteCall;
import health.mizan.beats.RemoteKind;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.eligibility.EligibilityCheck.CheckState.Happening;
import health.mizan.outbox.Outbox;
import health.mizan.outbox.Subject;
import health.mizan.parties.PayerId;
import health.mizan.payers.Payer;
import health.mizan.payers.PayerKind;
import health.mizan.payers.Payers;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How a payer is asked, and how its answer is noted. Asking again with the same key is the inquiry (NPHIES IG 6.4). */
@Component
class EligibilityAsking implements RemoteKind<EligibilityAnswer> {

    private static final Logger log = LoggerFactory.getLogger(EligibilityAsking.class);

    /** NPHIES answers or gives up within 60 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(65);

    /** What nobody waits for any longer is not asked about for ever. */
    private static final Duration AFTER_GIVING_UP = Duration.ofHours(24);

    private static final int MAX_REASON = 200;

    private final EligibilityCheckStore store;
    private final ObjectProvider<PayerEligibility> connectors;
    private final Payers payers;
    private final Beats beats;
    private final Outbox outbox;
    private final Clock clock;

    EligibilityAsking(
            EligibilityCheckStore store,
            ObjectProvider<PayerEligibility> connectors,
            Payers payers,
            Beats beats,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.connectors = connectors;
        this.payers = payers;
        this.beats = beats;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One try has one key, however often it is sent. */
    static String key(EligibilityCheckId check, int tries) {
        return "eligibility-" + check + "-" + tries;
    }

    /**
     * Prepares the call of the next try, or of none if the payer cannot be asked, does not wait for more, or is being
     * asked already.
     */
    EligibilityCheck start(EligibilityCheckId id) {
        EligibilityCheck was = store.lock(id).orElseThrow(() -> unknown(id));
        Optional<CheckState> next = was.state().on(Happening.ASKED);
        if (next.isEmpty()) {
            return was;
        }
        if (connectorTo(was.payer()).isEmpty()) {
            return unanswered(id, Happening.REFUSED, EligibilityCheck.NO_CONNECTION);
        }
        EligibilityCheck now = was.asked(next.get(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.update(now);
        beats.prepare(
                this,
                new Intent(key(id, now.tries()), "payer." + now.payer(), Subject.of("eligibility-check", now.id())));
        return now;
    }

    /** Somebody asks again for what is being asked. */
    void hasten(EligibilityCheck running) {
        beats.hasten(key(running.id(), running.tries()));
    }

    EligibilityCheck waitedTooLong(EligibilityCheckId id) {
        EligibilityCheck was = store.lock(id).orElseThrow(() -> unknown(id));
        return was.state()
                .on(Happening.WAITED_TOO_LONG)
                .map(next -> {
                    EligibilityCheck now = was.waiting(next);
                    store.update(now);
                    return now;
                })
                .orElse(was);
    }

    /** Employers and patients themselves have no electronic door; insurers and administrators may have one. */
    private Optional<PayerEligibility> connectorTo(PayerId payer) {
        boolean electronic = payers.find(payer)
                .map(Payer::kind)
                .filter(kind -> kind == PayerKind.INSURER || kind == PayerKind.TPA)
                .isPresent();
        return electronic
                ? connectors
                        .orderedStream()
                        .filter(connector -> connector.serves(payer))
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public String name() {
        return "payer.eligibility";
    }

    @Override
    public Duration timeout() {
        return PATIENCE;
    }

    /** A cover is of use on the day. */
    @Override
    public Duration keepTrying() {
        return Duration.ofHours(12);
    }

    @Override
    public Answer<EligibilityAnswer> ask(RemoteCall call) {
        EligibilityCheck check = subjectOf(call);
        Optional<PayerEligibility> connector = connectorTo(check.payer());
        if (connector.isEmpty()) {
            return new Answer.Refused<>(EligibilityCheck.NO_CONNECTION);
        }
        return connector
                .get()
                .ask(new EligibilityEnquiry(
                        call.key(),
                        check.id(),
                        check.patient(),
                        check.coverage(),
                        check.payer(),
                        check.facility(),
                        check.serviceDate(),
                        check.categories()));
    }

    @Override
    public Answer<EligibilityAnswer> inquire(RemoteCall call) {
        EligibilityCheck check = subjectOf(call);
        boolean longGivenUp = check.state() == CheckState.UNANSWERED
                && check.settledAt() != null
                && check.settledAt().plus(AFTER_GIVING_UP).isBefore(clock.instant());
        return longGivenUp ? new Answer.Refused<>(EligibilityCheck.NO_ANSWER) : ask(call);
    }

    @Override
    public void settle(RemoteCall call, Answer<EligibilityAnswer> answer) {
        EligibilityCheckId id = idOf(call);
        switch (answer) {
            case Answer.Done<EligibilityAnswer>(EligibilityAnswer value) -> answered(id, value);
            case Answer.Refused<EligibilityAnswer>(String reason) -> unanswered(id, Happening.REFUSED, reason);
            // Still being asked: the check stays as it is.
            case Answer.NotSent<EligibilityAnswer> later -> {}
            case Answer.Unknown<EligibilityAnswer> later -> {}
        }
    }

    /** The payer's word, by whichever door it came. The first one stands. */
    EligibilityCheck answered(EligibilityCheckId id, EligibilityAnswer answer) {
        return settle(id, Happening.ANSWERED, null, answer);
    }

    EligibilityCheck unanswered(EligibilityCheckId id, Happening happening, String reason) {
        return settle(id, happening, reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON), null);
    }

    private EligibilityCheck settle(
            EligibilityCheckId id, Happening happening, @Nullable String reason, @Nullable EligibilityAnswer answer) {
        EligibilityCheck was = store.lock(id).orElseThrow(() -> unknown(id));
        Optional<CheckState> next = was.state().on(happening);
        if (next.isEmpty()) {
            return was;
        }
        EligibilityCheck now =
                was.settled(next.get(), reason, answer, clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.update(now);
        if (now.state() == CheckState.ANSWERED) {
            for (int one = 1; one <= now.tries(); one++) {
                beats.learned(key(id, one), CallState.SUCCEEDED);
            }
        }
        outbox.publish(new EligibilityAnswered(id));
        log.info("eligibility.settled check={} payer={} state={} tries={}", id, now.payer(), now.state(), now.tries());
        return now;
    }

    private EligibilityCheck subjectOf(RemoteCall call) {
        return store.find(idOf(call)).orElseThrow(() -> unknown(idOf(call)));
    }

    private static EligibilityCheckId idOf(RemoteCall call) {
        return new EligibilityCheckId(UUID.fromString(call.subject().id()));
    }

    static NoSuchElementException unknown(EligibilityCheckId id) {
        return new NoSuchElementException("there is no eligibility check " + id);
    }
}
