package health.mizan.discoveries;

import health.mizan.beats.Answer;
import health.mizan.beats.RemoteCall;
import health.mizan.beats.RemoteKind;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityCheck.CheckState.Happening;
import health.mizan.parties.PayerId;
import health.mizan.payers.Payer;
import health.mizan.payers.PayerKind;
import health.mizan.payers.Payers;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How a payer is asked about a number, and how its answer is noted. What is erased meanwhile is neither asked nor noted. */
@Component
class DiscoveryAsking implements RemoteKind<Discovered> {

    private static final Logger log = LoggerFactory.getLogger(DiscoveryAsking.class);

    /** NPHIES answers or gives up within 60 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(65);

    /** Whoever asked has left the desk by then. */
    private static final Duration NOBODY_WAITS = Duration.ofHours(1);

    private static final int MAX_REASON = 200;

    private final DiscoveryStore store;
    private final ObjectProvider<PayerDiscovery> connectors;
    private final Payers payers;
    private final Clock clock;

    DiscoveryAsking(DiscoveryStore store, ObjectProvider<PayerDiscovery> connectors, Payers payers, Clock clock) {
        this.store = store;
        this.connectors = connectors;
        this.payers = payers;
        this.clock = clock;
    }

    /** One question has one key, however often it is sent. */
    static String key(DiscoveryId id) {
        return "discovery-" + id;
    }

    /** Employers and patients themselves have no electronic door; insurers and administrators may have one. */
    Optional<PayerDiscovery> connectorTo(PayerId payer) {
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
        return "payer.discovery";
    }

    @Override
    public Duration timeout() {
        return PATIENCE;
    }

    @Override
    public Duration keepTrying() {
        return NOBODY_WAITS;
    }

    @Override
    public Answer<Discovered> ask(RemoteCall call) {
        Optional<Discovery> asked = store.find(idOf(call));
        if (asked.isEmpty()) {
            return new Answer.Refused<>(EligibilityCheck.NO_ANSWER);
        }
        Discovery discovery = asked.get();
        return connectorTo(discovery.payer())
                .map(connector -> connector.ask(new DiscoveryEnquiry(
                        call.key(),
                        discovery.id(),
                        discovery.sought(),
                        discovery.payer(),
                        discovery.facility(),
                        discovery.serviceDate())))
                .orElseGet(() -> new Answer.Refused<>(EligibilityCheck.NO_CONNECTION));
    }

    @Override
    public Answer<Discovered> inquire(RemoteCall call) {
        boolean waitedFor = store.find(idOf(call))
                .filter(discovery -> discovery.requestedAt().plus(NOBODY_WAITS).isAfter(clock.instant()))
                .isPresent();
        return waitedFor ? ask(call) : new Answer.Refused<>(EligibilityCheck.NO_ANSWER);
    }

    @Override
    public void settle(RemoteCall call, Answer<Discovered> answer) {
        switch (answer) {
            case Answer.Done<Discovered>(Discovered value) -> settle(idOf(call), Happening.ANSWERED, null, value);
            case Answer.Refused<Discovered>(String reason) ->
                settle(
                        idOf(call),
                        Happening.REFUSED,
                        reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON),
                        null);
            // Still being asked: the question stays as it is.
            case Answer.NotSent<Discovered> later -> {}
            case Answer.Unknown<Discovered> later -> {}
        }
    }

    private void settle(DiscoveryId id, Happening happening, @Nullable String reason, @Nullable Discovered answer) {
        store.lock(id).ifPresent(was -> was.state().on(happening).ifPresent(next -> {
            store.settle(was.settled(next, reason, answer, clock.instant().truncatedTo(ChronoUnit.MICROS)));
            log.info("discovery.settled discovery={} payer={} state={}", id, was.payer(), next);
        }));
    }

    private static DiscoveryId idOf(RemoteCall call) {
        return new DiscoveryId(UUID.fromString(call.subject().id()));
    }
}
