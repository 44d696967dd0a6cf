package health.mizan.beats;

import health.mizan.beats.CallState.Happening;
import health.mizan.tx.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The second and third beat, and what follows when one of them was lost. An exception from a kind is treated as a crash
 * is: the call stays as it was and is found overdue.
 */
@Component
@EnableConfigurationProperties(BeatsSettings.class)
class RemoteCaller {

    private static final Logger log = LoggerFactory.getLogger(RemoteCaller.class);
    private static final int MAX_REASON = 500;

    private final RemoteCallStore store;
    private final BeatsSettings settings;
    private final MeterRegistry meters;
    private final Tx tx;

    RemoteCaller(RemoteCallStore store, BeatsSettings settings, MeterRegistry meters, Tx tx) {
        this.store = store;
        this.settings = settings;
        this.meters = meters;
        this.tx = tx;
    }

    /** Sends a prepared call; does nothing if somebody else has. */
    <T> void send(RemoteKind<T> kind, UUID id) {
        Tx.requireNone();
        tx.get(() -> store.lock(id)
                        .filter(call -> call.state() == CallState.PREPARED)
                        .map(call -> markSent(kind, call)))
                .ifPresent(call -> conclude(kind, call, kind.ask(call)));
    }

    /** Asks about a call of unknown outcome, whoever else may be asking; does nothing if it is known by now. */
    <T> void inquire(RemoteKind<T> kind, UUID id) {
        Tx.requireNone();
        tx.get(() -> store.lock(id).filter(call -> call.state() == CallState.UNKNOWN))
                .ifPresent(call -> conclude(kind, call, kind.inquire(call)));
    }

    /** Takes up one overdue call; false if there is none. */
    <T> boolean takeUpOverdue(RemoteKind<T> kind) {
        Tx.requireNone();
        Task task = tx.get(() -> store.takeOverdue(kind.name(), settings.overdueAfter(kind))
                .map(call -> takeUp(kind, call))
                .orElse(new Task.Rest()));
        switch (task) {
            case Task.Ask(var call) -> conclude(kind, call, kind.ask(call));
            case Task.Inquire(var call) -> conclude(kind, call, kind.inquire(call));
            case Task.Noted noted -> {}
            case Task.Rest rest -> {}
        }
        return !(task instanceof Task.Rest);
    }

    /** What is left to do after the transaction that took a call up. */
    private sealed interface Task {
        record Ask(RemoteCall call) implements Task {}

        record Inquire(RemoteCall call) implements Task {}

        record Noted() implements Task {}

        record Rest() implements Task {}
    }

    private <T> Task takeUp(RemoteKind<T> kind, RemoteCall call) {
        return switch (call.state()) {
            case PREPARED -> new Task.Ask(markSent(kind, call));
            case SENT -> {
                note(kind, call, new Answer.Unknown<>("never settled: the copy that asked has gone"));
                yield new Task.Noted();
            }
            case UNKNOWN -> new Task.Inquire(call);
            case SUCCEEDED, FAILED -> throw new IllegalStateException("a settled call is never due: " + call.id());
        };
    }

    private RemoteCall markSent(RemoteKind<?> kind, RemoteCall call) {
        return store.sent(call.id(), settings.overdueAfter(kind));
    }

    private <T> void conclude(RemoteKind<T> kind, RemoteCall asked, Answer<T> answer) {
        tx.run(() -> note(kind, asked, answer));
    }

    /** @param asked the call as it was when asked: doubt about an earlier attempt says nothing about a later one */
    private <T> void note(RemoteKind<T> kind, RemoteCall asked, Answer<T> answer) {
        RemoteCall now = store.lock(asked.id()).orElseThrow();
        boolean sameAttempt = now.state() == asked.state() && now.tries() == asked.tries();
        switch (answer) {
            case Answer.Done<T> done -> finish(kind, now, Happening.DONE, done, "done");
            case Answer.Refused<T> refused -> finish(kind, now, Happening.REFUSED, refused, refused.reason());
            case Answer.NotSent<T> notSent when sameAttempt -> unsent(kind, now, notSent);
            case Answer.Unknown<T> unknown when sameAttempt -> unclear(kind, now, unknown);
            case Answer.NotSent<T> late -> {}
            case Answer.Unknown<T> late -> {}
        }
    }

    private <T> void finish(RemoteKind<T> kind, RemoteCall call, Happening happening, Answer<T> answer, String reason) {
        Optional<CallState> next = call.state().on(happening);
        if (next.isEmpty()) {
            if (call.state() != (happening == Happening.DONE ? CallState.SUCCEEDED : CallState.FAILED)) {
                log.error(
                        "remote-call.contradicted call={} kind={} stands={} answer={}",
                        call.id(),
                        call.kind(),
                        call.state().code(),
                        happening);
            }
            return;
        }
        kind.settle(store.settled(call.id(), next.get(), shortened(reason)), answer);
        tx.afterCommit(() -> report(call, next.get()));
    }

    private <T> void unsent(RemoteKind<T> kind, RemoteCall call, Answer.NotSent<T> notSent) {
        if (call.age().compareTo(kind.keepTrying()) >= 0) {
            String reason = "not sent: " + notSent.why();
            finish(kind, call, Happening.REFUSED, new Answer.Refused<>(reason), reason);
            return;
        }
        Duration pause = InquirySchedule.pauseUnsent(call.tries());
        kind.settle(store.prepared(call.id(), pause, shortened(notSent.why())), notSent);
        tx.afterCommit(() -> report(call, CallState.PREPARED));
    }

    private <T> void unclear(RemoteKind<T> kind, RemoteCall call, Answer.Unknown<T> unknown) {
        boolean news = call.state() == CallState.SENT;
        Optional<Duration> pause =
                InquirySchedule.next(news ? Duration.ZERO : call.unclear().orElse(Duration.ZERO));
        int inquiries = news ? 0 : call.inquiries() + 1;
        RemoteCall now = store.unknown(call.id(), pause, inquiries, shortened(unknown.what()));
        if (news) {
            kind.settle(now, unknown);
        }
        tx.afterCommit(() -> {
            report(call, CallState.UNKNOWN);
            if (pause.isEmpty()) {
                meters.counter("mizan.beats.parked", "kind", call.kind()).increment();
                log.error(
                        "remote-call.parked call={} kind={} target={} subject={}/{} inquiries={}",
                        call.id(),
                        call.kind(),
                        call.target(),
                        call.subject().kind(),
                        call.subject().id(),
                        call.inquiries() + 1);
            }
        });
    }

    private void report(RemoteCall call, CallState state) {
        meters.counter("mizan.beats.calls", "kind", call.kind(), "state", state.code())
                .increment();
        log.info(
                "remote-call.{} call={} kind={} target={} tries={}",
                state.code(),
                call.id(),
                call.kind(),
                call.target(),
                call.tries());
    }

    private static String shortened(String reason) {
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }
}
