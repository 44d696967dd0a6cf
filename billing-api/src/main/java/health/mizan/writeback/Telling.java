package health.mizan.writeback;

import health.mizan.beats.Answer;
import health.mizan.beats.Beats;
import health.mizan.beats.Intent;
import health.mizan.beats.RemoteCall;
import health.mizan.beats.RemoteKind;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.encounters.Encounters;
import health.mizan.outbox.Outbox;
import health.mizan.outbox.Subject;
import health.mizan.writeback.NoticeState.Happening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * How the EMR is told. The facts of one case one after the other, so that it never hears of a payment before its bill, nor
 * has an older balance written over a newer one.
 */
@Component
class Telling implements RemoteKind<String> {

    private static final Logger log = LoggerFactory.getLogger(Telling.class);
    private static final Duration PATIENCE = Duration.ofSeconds(70);
    private static final int MAX_REASON = 500;

    private final WriteBackStore store;
    private final ObjectProvider<EmrLink> links;
    private final Visits visits;
    private final Beats beats;
    private final Outbox outbox;
    private final Clock clock;

    Telling(
            WriteBackStore store,
            ObjectProvider<EmrLink> links,
            Visits visits,
            Beats beats,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.links = links;
        this.visits = visits;
        this.beats = beats;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Where a visit came from. */
    @Component
    static class Visits {

        private final Cases cases;
        private final Encounters encounters;

        Visits(Cases cases, Encounters encounters) {
            this.cases = cases;
            this.encounters = encounters;
        }

        boolean isFromAnEmr(CaseId financialCase) {
            return encounters.require(cases.require(financialCase).encounter()).emr() != null;
        }
    }

    static String key(NoticeId notice, int tries) {
        return "emr-notice-" + notice + "-" + tries;
    }

    boolean canTell(EmrNotice notice) {
        return visits.isFromAnEmr(notice.financialCase());
    }

    /** Begins to tell what is not being told, was refused, or is new. */
    WriteBack send(NoticeId id) {
        return begin(id, EnumSet.of(NoticeState.REQUESTED, NoticeState.FAILED));
    }

    /** Begins anew even where an earlier try goes on by itself, or nobody was to be told. */
    WriteBack again(NoticeId id) {
        return begin(id, EnumSet.complementOf(EnumSet.of(NoticeState.SENT, NoticeState.WAITING, NoticeState.SUCCESS)));
    }

    /** Begins to tell it, or puts it behind the earlier facts of its case. */
    private WriteBack begin(NoticeId id, Set<NoticeState> from) {
        List<WriteBack> ofCase = store.lockCaseOf(id);
        WriteBack was = theOne(ofCase, id);
        if (!from.contains(was.state())) {
            return was;
        }
        if (!canTell(was.notice())) {
            return move(was, Happening.NOBODY_TO_TELL, null);
        }
        boolean earlier = ofCase.stream()
                .anyMatch(other -> other.no() < was.no() && !other.state().isFinal());
        return earlier ? move(was, Happening.QUEUED, null) : tell(was);
    }

    /** @return as it is now */
    WriteBack close(NoticeId id, String reason) {
        return move(theOne(store.lockCaseOf(id), id), Happening.CLOSED, reason);
    }

    private WriteBack tell(WriteBack was) {
        return was.state()
                .on(Happening.SENT)
                .map(next -> {
                    WriteBack now = was.moved(next, null, now());
                    store.update(now);
                    beats.prepare(
                            this, new Intent(key(was.id(), now.tries()), "emr", Subject.of("emr-notice", was.id())));
                    return now;
                })
                .orElse(was);
    }

    private WriteBack move(WriteBack was, Happening happening, @Nullable String why) {
        return was.state()
                .on(happening)
                .map(next -> settled(was, was.moved(next, why, now())))
                .orElse(was);
    }

    /** Notes it; once nothing more is to come of it, tells of that and lets the next fact of the case go. */
    private WriteBack settled(WriteBack was, WriteBack now) {
        store.update(now);
        if (now.state().isFinal()) {
            outbox.publish(new WriteBackAnswered(now.id()));
            log.info(
                    "write-back.settled notice={} kind={} state={}",
                    now.id(),
                    now.notice().kind(),
                    now.state());
            if (!was.state().isFinal()) {
                store.ofCase(now.notice().financialCase()).stream()
                        .filter(other -> !other.state().isFinal())
                        .findFirst()
                        .filter(next -> next.state() == NoticeState.WAITING)
                        .ifPresent(this::tell);
            }
        }
        return now;
    }

    @Override
    public String name() {
        return "emr.notice";
    }

    @Override
    public Duration timeout() {
        return PATIENCE;
    }

    @Override
    public Answer<String> ask(RemoteCall call) {
        return links.stream()
                .findFirst()
                .map(link -> link.deliver(subjectOf(call).notice()))
                .orElseGet(() -> new Answer.NotSent<>("no connection to an EMR"));
    }

    @Override
    public Answer<String> inquire(RemoteCall call) {
        return links.stream()
                .findFirst()
                .map(link -> link.inquire(subjectOf(call).notice()))
                .orElseGet(() -> new Answer.Unknown<>("no connection to an EMR"));
    }

    @Override
    public void settle(RemoteCall call, Answer<String> answer) {
        NoticeId id = idOf(call);
        WriteBack was = theOne(store.lockCaseOf(id), id);
        // What an earlier try could not do says nothing about the present one; that the EMR has it always counts.
        boolean present = call.key().equals(key(id, was.tries()));
        switch (answer) {
            case Answer.Done<String>(String reference) ->
                was.state().on(Happening.TAKEN).ifPresent(next -> settled(was, was.taken(reference, now())));
            case Answer.Refused<String>(String reason) when present -> move(was, Happening.REFUSED, shortened(reason));
            case Answer.NotSent<String>(String why) when present -> move(was, Happening.DELAYED, shortened(why));
            case Answer.Unknown<String>(String what) when present -> move(was, Happening.DELAYED, shortened(what));
            case Answer.Refused<String> past -> {}
            case Answer.NotSent<String> past -> {}
            case Answer.Unknown<String> past -> {}
        }
    }

    private WriteBack subjectOf(RemoteCall call) {
        return store.byId(idOf(call)).orElseThrow();
    }

    private static NoticeId idOf(RemoteCall call) {
        return new NoticeId(UUID.fromString(call.subject().id()));
    }

    private static WriteBack theOne(List<WriteBack> ofCase, NoticeId id) {
        return ofCase.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private static String shortened(String reason) {
        String said = reason.isEmpty() ? "unnamed" : reason;
        return said.length() <= MAX_REASON ? said : said.substring(0, MAX_REASON);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
