package health.mizan.fhir.messages;

import health.mizan.fhir.answers.Heard;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.fhir.refusals.Issue;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.inbox.InboxAnswer;
import health.mizan.inbox.InboxHandler;
import health.mizan.inbox.InboxMessage;
import health.mizan.inbox.InboxOutcome;
import health.mizan.tx.Tx;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Works on kept messages. A refusal takes back whatever the message had done until then, and stays as its answer. */
@Component
class MessageHandler implements InboxHandler {

    private static final Logger log = LoggerFactory.getLogger(MessageHandler.class);

    private final List<MessageWork> works;
    private final MessageStore store;
    private final MessageReading reading;
    private final MessageReception.Answering answering;
    private final TransactionTemplate savepoint;
    private final Tx tx;

    MessageHandler(
            List<MessageWork> works,
            MessageStore store,
            MessageReading reading,
            MessageReception.Answering answering,
            PlatformTransactionManager transactions,
            Tx tx) {
        this.works = List.copyOf(works);
        this.store = store;
        this.reading = reading;
        this.answering = answering;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.tx = tx;
    }

    @Override
    public String source() {
        return MessageReception.SOURCE;
    }

    @Override
    public InboxOutcome handle(InboxMessage message) {
        tx.afterCommit(() -> answering.patience().over(message.id()));
        Heard heard = reading.read(message.body().bytes(), message.sender());
        MessageEvent event = MessageEnvelope.checked(heard);
        Received received = new Received(event, heard, store.sender(message.id()));
        try {
            MessageWork.Worked worked = Objects.requireNonNull(
                    savepoint.execute(status -> workOn(event).work(received)));
            log.info("message.done message={} event={} client={}", message.id(), event.code(), message.sender());
            return new InboxOutcome.Done(Optional.of(answering.answers().ok(heard, worked.said())), worked.about());
        } catch (Refusal refusal) {
            return refused(message, received, refusal);
        } catch (MessageFault fault) {
            return refused(
                    message,
                    received,
                    Refusal.of(Refusal.UNPROCESSABLE, "business-rule", fault.element(), fault.why()));
        }
    }

    private InboxOutcome refused(InboxMessage message, Received received, Refusal refusal) {
        log.warn(
                "message.refused message={} event={} client={} at={}",
                message.id(),
                received.event().code(),
                message.sender(),
                places(refusal));
        InboxAnswer answer = answering.answers().fatal(received.heard(), refusal.issues());
        return new InboxOutcome.Refused(
                "http " + refusal.status() + " " + places(refusal), Optional.of(answer), Optional.empty());
    }

    private MessageWork workOn(MessageEvent event) {
        return works.stream()
                .filter(work -> work.events().contains(event))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody works on " + event));
    }

    /** Elements only. */
    private static String places(Refusal refusal) {
        String places = refusal.issues().stream()
                .map(Issue::expression)
                .filter(expression -> expression != null)
                .distinct()
                .limit(5)
                .collect(Collectors.joining(" "));
        return places.length() <= 400 ? places : places.substring(0, 400);
    }
}
