package health.mizan.fhir.messages;

import health.mizan.access.Caller;
import health.mizan.fhir.answers.Heard;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.inbox.Inbox;
import health.mizan.inbox.InboxAnswer;
import health.mizan.inbox.Incoming;
import health.mizan.inbox.RawBody;
import health.mizan.inbox.Receipt;
import health.mizan.tx.Tx;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Takes messages in: first kept, then acknowledged. */
@Component
@EnableConfigurationProperties(MessageSettings.class)
class MessageReception {

    static final String SOURCE = "fhir.message";

    private final Inbox inbox;
    private final MessageStore store;
    private final MessageReading reading;
    private final MessageSettings settings;
    private final Answering answering;
    private final Tx tx;

    MessageReception(
            Inbox inbox,
            MessageStore store,
            MessageReading reading,
            MessageSettings settings,
            Answering answering,
            Tx tx) {
        this.inbox = inbox;
        this.store = store;
        this.reading = reading;
        this.settings = settings;
        this.answering = answering;
        this.tx = tx;
    }

    /** What is said to the sender, when, and by whom. */
    @Component
    static final class Answering {

        private final MessageAnswers answers;
        private final Patience patience;
        private final Clock clock;

        Answering(MessageAnswers answers, Patience patience, Clock clock) {
            this.answers = answers;
            this.patience = patience;
            this.clock = clock;
        }

        MessageAnswers answers() {
            return answers;
        }

        Patience patience() {
            return patience;
        }

        Clock clock() {
            return clock;
        }
    }

    /** @throws Refusal if it is no message; nothing is then kept */
    InboxAnswer take(Caller.Client sender, String contentType, byte[] body) {
        Heard heard = reading.read(body, sender.subject());
        MessageEvent event = MessageEnvelope.checked(heard);
        requireRight(sender, event);
        Incoming incoming = new Incoming(
                SOURCE, sender.subject(), heard.header().getIdElement().getIdPart(), contentType, RawBody.of(body));
        Receipt receipt = tx.get(() -> {
            Receipt got = inbox.receive(incoming);
            if (got instanceof Receipt.Fresh fresh) {
                store.insert(fresh.message(), sender, event, answering.clock().instant());
            }
            return got;
        });
        return switch (receipt) {
            case Receipt.Conflict conflict -> answering.answers().reused(heard);
            case Receipt.Repeat repeat -> repeat.answer().orElseGet(() -> awaited(heard, repeat.message()));
            case Receipt.Fresh fresh -> awaited(heard, fresh.message());
        };
    }

    private InboxAnswer awaited(Heard heard, java.util.UUID message) {
        return answering.patience().answerOf(message, settings.answerWithin()).orElseGet(() -> answering
                .answers()
                .queued(heard));
    }

    /** Only a payer decides claims; only an EMR tells of visits. */
    private void requireRight(Caller.Client sender, MessageEvent event) {
        if (event.isPayers() != settings.isPayer(sender.subject())) {
            throw Refusal.of(
                    Refusal.FORBIDDEN,
                    "forbidden",
                    "Bundle.entry[0].resource.eventCoding",
                    event.isPayers()
                            ? "only a client that is registered for a payer sends this (mizan.messages.payers)"
                            : "a client that is registered for a payer does not send this");
        }
    }
}
