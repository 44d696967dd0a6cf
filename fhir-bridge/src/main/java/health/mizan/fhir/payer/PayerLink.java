package health.mizan.fhir.payer;

import health.mizan.beats.Answer;
import health.mizan.fhir.answers.Heard;
import health.mizan.fhir.answers.LenientReader;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.ids.Ids;
import health.mizan.outbound.Outbound;
import health.mizan.outbound.OutboundRequest;
import health.mizan.outbound.OutboundTarget;
import health.mizan.outbound.Outcome;
import health.mizan.payers.Payer;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends messages to payers. The bytes are kept before they first leave; a repetition is the same bytes, which a payer
 * answers from its store. What is answered is kept before it is read.
 */
@Component
class PayerLink {

    private static final Logger log = LoggerFactory.getLogger(PayerLink.class);
    static final String FHIR_JSON = "application/fhir+json";

    private final PayerMessageStore store;
    private final PayerLinkSettings settings;
    private final Outbound outbound;
    private final LenientReader reader;
    private final Stamp stamp;
    private final Tx tx;

    PayerLink(
            PayerMessageStore store,
            PayerLinkSettings settings,
            Outbound outbound,
            LenientReader reader,
            Stamp stamp,
            Tx tx) {
        this.store = store;
        this.settings = settings;
        this.outbound = outbound;
        this.reader = reader;
        this.stamp = stamp;
        this.tx = tx;
    }

    /** What a message is marked with. */
    @Component
    static final class Stamp {

        private final Ids ids;
        private final Clock clock;

        Stamp(Ids ids, Clock clock) {
            this.ids = ids;
            this.clock = clock;
        }

        Ids ids() {
            return ids;
        }

        Clock clock() {
            return clock;
        }
    }

    /** The message of this key; made and kept if there is none yet. */
    SentMessage kept(String key, Supplier<SentMessage> make) {
        Tx.requireNone();
        Optional<SentMessage> known = store.byKey(key);
        if (known.isPresent()) {
            return known.get();
        }
        SentMessage made = make.get();
        return tx.get(() -> {
            store.keep(made, stamp.clock().instant());
            return store.byKey(key).orElseThrow();
        });
    }

    Optional<SentMessage> sent(String event, String number) {
        return store.byNumber(event, number);
    }

    /**
     * Sends and reads the answer.
     *
     * @param to   whoever works on the payer's messages
     * @param read what an understood answer means
     */
    <T> Answer<T> exchange(SentMessage message, Payer to, Function<Heard, Answer<T>> read) {
        OutboundTarget target;
        try {
            target = outbound.target(settings.targetOf(to.code()));
        } catch (IllegalArgumentException unknown) {
            return new Answer.NotSent<>("no outbound target for payer " + to.code());
        }
        Outcome outcome = target.send(OutboundRequest.post(settings.path(), FHIR_JSON, message.body())
                .with("Accept", FHIR_JSON)
                .correlated(message.id().toString()));
        return switch (outcome) {
            case Outcome.NotSent notSent ->
                new Answer.NotSent<>(notSent.reason().name());
            case Outcome.Unknown unknown ->
                new Answer.Unknown<>(unknown.reason().name());
            case Outcome.Answered answered -> answered(message, to, answered, read);
        };
    }

    private <T> Answer<T> answered(
            SentMessage message, Payer to, Outcome.Answered answered, Function<Heard, Answer<T>> read) {
        tx.run(() -> store.received(
                stamp.ids().next(),
                message.id(),
                answered.status(),
                answered.body(),
                stamp.clock().instant()));
        log.info(
                "payer.answered message={} event={} payer={} status={} bytes={}",
                message.id(),
                message.event(),
                to.code(),
                answered.status(),
                answered.body().size());
        try {
            Heard heard = reader.message(answered.body().bytes(), to.code());
            if (!heard.answers(message.id().toString())) {
                return new Answer.Unknown<>("the answer is to another message");
            }
            return read.apply(heard);
        } catch (MessageFault unreadable) {
            if (!answered.successful()) {
                return wordless(answered.status());
            }
            log.warn("payer.answer-unreadable message={} at={}", message.id(), unreadable.element());
            return new Answer.Unknown<>("unreadable answer: " + unreadable.what());
        }
    }

    /** A status without a message: what stands between us and the payer has spoken. */
    private static <T> Answer<T> wordless(int status) {
        String what = "http " + status;
        return switch (status) {
            // Nothing has passed the door; a token or a certificate may be mended within the day.
            case 401, 403, 429 -> new Answer.NotSent<>(what);
            case 400, 404, 405, 406, 410, 411, 413, 414, 415, 422 -> new Answer.Refused<>(what);
            default -> new Answer.Unknown<>(what);
        };
    }
}
