package health.mizan.frontdesk;

import health.mizan.access.Caller;
import health.mizan.discoveries.Discovered;
import health.mizan.discoveries.Discoveries;
import health.mizan.discoveries.Discovery;
import health.mizan.discoveries.DiscoveryDraft;
import health.mizan.discoveries.DiscoveryId;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.explanations.Sentence;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.Saved;
import health.mizan.payers.Payer;
import health.mizan.payers.Payers;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Whether somebody is covered who has no file, and perhaps wants none. */
@Service
public class DeskDiscoveries {

    /** As for a patient who waits at the desk. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final Discoveries discoveries;
    private final Payers payers;
    private final Facilities facilities;
    private final Clock clock;

    DeskDiscoveries(Discoveries discoveries, Payers payers, Facilities facilities, Clock clock) {
        this.discoveries = discoveries;
        this.payers = payers;
        this.facilities = facilities;
        this.clock = clock;
    }

    /** Those of a part of all payers that take questions electronically; it may be none, and more may follow. */
    public Page<Payer> insurers(PageRequest part) {
        Page<Payer> active = payers.list(new ListRequest(null, "active", part), null);
        List<Payer> reached = active.items().stream()
                .filter(payer -> discoveries.reaches(payer.id()))
                .toList();
        return new Page<>(reached, active.next());
    }

    /** As {@link Discoveries#ask}. */
    public Saved<DiscoveryId> ask(Caller caller, DiscoveryDraft draft) {
        return discoveries.ask(caller, draft).map(Discovery::id);
    }

    /** As {@link Discoveries#again}. */
    public Optional<Saved<DiscoveryId>> again(Caller caller, DiscoveryId id) {
        return discoveries.again(caller, id).map(saved -> saved.map(Discovery::id));
    }

    public Optional<DiscoveryView> find(Caller caller, DiscoveryId id) {
        return discoveries.find(caller, id).map(this::show);
    }

    /** As {@link Discoveries#progress}. */
    public Optional<Discoveries.Progress> progress(Caller caller, DiscoveryId id) {
        return discoveries
                .progress(caller, id)
                .map(known ->
                        new Discoveries.Progress(waiting(known.state(), known.requestedAt()), known.requestedAt()));
    }

    private DiscoveryView show(Discovery discovery) {
        Payer payer = payers.find(discovery.payer()).orElseThrow();
        Facility site = facilities.find(discovery.facility()).orElseThrow();
        Discovered discovered = discovery.answer();
        EligibilityAnswer answer = discovered == null ? null : discovered.answer();
        CoverWords.Asked asked = new CoverWords.Asked(
                discovery.state(),
                discovery.reason(),
                answer,
                discovery.serviceDate(),
                Set.of(),
                discovery.settledAt(),
                false);
        return new DiscoveryView(
                discovery.id(),
                discovery.sought(),
                site,
                new EligibilityCheckView.PayerName(payer.code(), payer.nameEn(), payer.nameAr()),
                waiting(discovery.state(), discovery.requestedAt()),
                answer == null ? null : CoverAnswers.answered(answer),
                discovered == null ? null : discovered.cover(),
                CoverWords.of(
                        asked,
                        new Sentence(payer.nameEn(), payer.nameAr()),
                        site.timeZone(),
                        LocalDateTime.ofInstant(clock.instant(), site.timeZone())),
                discovery.requestedAt(),
                discovery.settledAt());
    }

    /** No process stands behind the question: that the payer is slow is told by the clock. */
    private CheckState waiting(CheckState state, Instant requestedAt) {
        boolean slow =
                state == CheckState.ASKED && !requestedAt.plus(LONG_ENOUGH).isAfter(clock.instant());
        return slow ? CheckState.TENTATIVE : state;
    }
}
