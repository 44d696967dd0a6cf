package health.mizan.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import com.code_intelligence.jazzer.junit.FuzzTest;
import health.mizan.bounds.Bounds;
import health.mizan.bounds.JsonBounds;
import health.mizan.fhir.answers.ClaimReading;
import health.mizan.fhir.answers.EligibilityReading;
import health.mizan.fhir.answers.Heard;
import health.mizan.fhir.answers.StatusReading;
import health.mizan.fhir.bundles.ShapeForReading;
import health.mizan.fhir.messages.MessagesForReading;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.fhir.refusals.Unreadable;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Resource;

/**
 * Messages until they are kept: refused in the sender's words, or understood so that the worker understands the same later,
 * and answered so that the answer finds its way. What payers say of a claim is weighed as well.
 */
class ProcessMessageFuzz {

    private static final JsonBounds BOUNDS = new JsonBounds(Bounds.FHIR);
    private static final JsonEdits EDITS = JsonEdits.of(ProcessMessageFuzz.class);
    private static final FhirContext CONTEXT = MessagesForReading.context();
    private static final Consumer<Resource> SHAPE = ShapeForReading.of(CONTEXT);

    @FuzzTest
    void take(byte[] sent) {
        byte[] body = EDITS.body(sent);
        if (!FhirReading.within(() -> BOUNDS.check(body))) {
            return;
        }
        received(body, MessagesForReading.EMR);
        received(body, MessagesForReading.PAYER);
    }

    private static void received(byte[] body, String sender) {
        Heard heard;
        try {
            heard = MessagesForReading.heard(body, sender);
            MessagesForReading.event(heard);
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isEqualTo(Refusal.BAD_REQUEST);
            assertThat(refusal.issues()).isNotEmpty();
            return;
        }
        if (sender.equals(MessagesForReading.EMR)) {
            staysOrIsRefused(heard.bundle());
        }
        String id = heard.header().getIdElement().getIdPart();
        MessagesForReading.answers(heard).forEach(answer -> answersTo(id, answer));
        decided(heard);
    }

    /** What the writer would not write, or not for good, no resource of it is kept either. */
    private static void staysOrIsRefused(Bundle bundle) {
        if (!stays(bundle)) {
            assertThat(bundle.getEntry())
                    .anySatisfy(entry -> assertThatThrownBy(() -> SHAPE.accept(entry.getResource()))
                            .isInstanceOf(Refusal.class));
        }
    }

    private static boolean stays(Bundle bundle) {
        try {
            String written = CONTEXT.newJsonParser().encodeResourceToString(bundle);
            Bundle again = CONTEXT.newJsonParser()
                    .setParserErrorHandler(FhirReading.liberal())
                    .parseResource(Bundle.class, written);
            return CONTEXT.newJsonParser().encodeResourceToString(again).equals(written);
        } catch (Unreadable unwritable) {
            return false;
        }
    }

    private static void answersTo(String id, String answer) {
        Bundle bundle = CONTEXT.newJsonParser().parseResource(Bundle.class, answer);
        assertThat(bundle.getEntryFirstRep().getResource()).isInstanceOf(MessageHeader.class);
        MessageHeader header = (MessageHeader) bundle.getEntryFirstRep().getResource();
        assertThat(header.getResponse().getIdentifier()).isEqualTo(id);
        assertThat(header.getDestinationFirstRep().hasEndpoint()).isTrue();
    }

    private static void decided(Heard heard) {
        List<Runnable> readings = List.of(
                () -> ClaimReading.of(heard, List.of(1, 2, 3)),
                () -> EligibilityReading.of(heard),
                () -> StatusReading.of(heard));
        for (Runnable reading : readings) {
            try {
                reading.run();
            } catch (MessageFault fault) {
                assertThat(fault.element()).isNotBlank();
                assertThat(fault.why()).isNotBlank();
            }
        }
    }
}
