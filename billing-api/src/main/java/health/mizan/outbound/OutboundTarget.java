package health.mizan.outbound;

import health.mizan.bounds.OutOfBounds;
import health.mizan.outbound.Outcome.Answered;
import health.mizan.outbound.Outcome.NotSent;
import health.mizan.outbound.Outcome.Unknown;
import health.mizan.tx.Tx;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One party we may call. Each has its own connections, bulkhead and breaker, so that one cannot drown the others. */
public final class OutboundTarget {

    /** Carried by every call, and by the log lines about it. */
    public static final String CORRELATION = "X-Correlation-Id";

    private static final Logger log = LoggerFactory.getLogger(OutboundTarget.class);

    private final String name;
    private final OutboundSettings.Target settings;
    private final BaseUrl base;
    private final Breaker breaker;
    private final Semaphore bulkhead;
    private final Line line;
    private final Surroundings around;

    OutboundTarget(String name, OutboundSettings.Target settings, Line line, Surroundings around) {
        this.name = name;
        this.settings = settings;
        this.base = BaseUrl.of(settings.baseUrl(), settings.internal());
        this.breaker = new Breaker(settings.breaker(), around.clock());
        this.bulkhead = new Semaphore(settings.maxConcurrent());
        this.line = line;
        this.around = around;
    }

    /**
     * Sends and waits for the whole answer, at most for the target's timeout.
     *
     * @throws IllegalStateException    inside a database transaction
     * @throws IllegalArgumentException if the path leaves the target's base URL
     */
    public Outcome send(OutboundRequest request) {
        Tx.requireNone();
        URI url = base.resolve(request.path());
        OutboundRequest known = request.headers().containsKey(CORRELATION)
                ? request
                : request.correlated(around.ids().next().toString());
        Timer.Sample timer = Timer.start(around.meters());
        Outcome outcome = guarded(known, url);
        timer.stop(around.meters().timer("mizan.outbound", "target", name, "outcome", label(outcome)));
        report(known, outcome);
        return outcome;
    }

    /** Whether nobody is called there for now, because calls keep failing. */
    public boolean leftAlone() {
        return breaker.state() == Breaker.State.OPEN;
    }

    Breaker.State breakerState() {
        return breaker.state();
    }

    private Outcome guarded(OutboundRequest request, URI url) {
        if (!bulkhead.tryAcquire()) {
            return new NotSent(NotSent.Obstacle.BULKHEAD_FULL);
        }
        try {
            if (!breaker.admits()) {
                return new NotSent(NotSent.Obstacle.BREAKER_OPEN);
            }
            boolean judged = false;
            try {
                Outcome outcome = call(request, url);
                judged = judge(outcome);
                return outcome;
            } finally {
                if (!judged) {
                    breaker.giveBack();
                }
            }
        } finally {
            bulkhead.release();
        }
    }

    private Outcome call(OutboundRequest request, URI url) {
        try {
            // The connection follows within the JVM's address cache (networkaddress.cache.ttl, 30 s by default), so the
            // addresses judged here are the ones it takes; the JDK's client has no hook to hand them over.
            if (!settings.internal() && !Addresses.allPublic(base.host())) {
                return new NotSent(NotSent.Obstacle.ADDRESS_NOT_ALLOWED);
            }
        } catch (UnknownHostException unknown) {
            return new NotSent(NotSent.Obstacle.NAME_NOT_RESOLVED);
        }
        HttpRequest.Builder http = HttpRequest.newBuilder(url)
                .method(
                        request.method(),
                        HttpRequest.BodyPublishers.ofByteArray(request.body().bytes()));
        request.headers().forEach(http::setHeader);
        if (around.authorization().isPresent()) {
            Optional<String> header = around.authorization().get().header();
            if (header.isEmpty()) {
                return new NotSent(NotSent.Obstacle.NO_CREDENTIALS);
            }
            http.setHeader("Authorization", header.get());
        }
        Outcome outcome = line.exchange(http.build());
        if (outcome instanceof Answered answered) {
            try {
                AnswerBounds.check(answered);
            } catch (OutOfBounds bomb) {
                return new Unknown(Unknown.Doubt.ANSWER_OUT_OF_BOUNDS);
            }
        }
        return outcome;
    }

    /** Tells the breaker; false if the outcome says nothing about the party. */
    private boolean judge(Outcome outcome) {
        boolean says =
                switch (outcome) {
                    case Answered any -> true;
                    case Unknown unknown -> unknown.reason() != Unknown.Doubt.INTERRUPTED;
                    case NotSent unsent -> unsent.reason() != NotSent.Obstacle.NO_CREDENTIALS;
                };
        if (says) {
            breaker.record(outcome instanceof Answered answered && answered.status() < 500);
        }
        return says;
    }

    private void report(OutboundRequest request, Outcome outcome) {
        String correlation = request.headers().get(CORRELATION);
        switch (outcome) {
            case Answered fine when fine.status() < 500 -> {}
            case Answered failed ->
                log.warn("outbound.failed target={} status={} correlation={}", name, failed.status(), correlation);
            case NotSent unsent ->
                log.warn("outbound.not-sent target={} reason={} correlation={}", name, unsent.reason(), correlation);
            case Unknown unknown ->
                log.warn("outbound.unknown target={} reason={} correlation={}", name, unknown.reason(), correlation);
        }
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case Answered answered -> answered.status() / 100 + "xx";
            case NotSent unsent -> "not-sent";
            case Unknown unknown -> "unknown";
        };
    }
}
