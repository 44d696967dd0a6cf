package health.mizan.fhir.messages;

import health.mizan.fhir.answers.Heard;
import health.mizan.fhir.answers.LenientReader;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.fhir.refusals.Refusal;
import org.springframework.stereotype.Component;

/**
 * Reads messages by who sends them: payers liberally, because they will not change for us; EMRs wholly or not at all,
 * because what they send is kept for them and must come back as it was.
 */
@Component
class MessageReading {

    private final LenientReader lenient;
    private final MessageSettings settings;

    MessageReading(LenientReader lenient, MessageSettings settings) {
        this.lenient = lenient;
        this.settings = settings;
    }

    /** @throws Refusal if it cannot be read */
    Heard read(byte[] body, String sender) {
        try {
            return settings.isPayer(sender) ? lenient.message(body, sender) : lenient.whole(body);
        } catch (MessageFault fault) {
            throw Refusal.of(Refusal.BAD_REQUEST, "structure", fault.element(), fault.why());
        }
    }
}
