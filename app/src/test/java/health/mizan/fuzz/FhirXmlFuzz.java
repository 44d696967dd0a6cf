package health.mizan.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import health.mizan.bounds.Bounds;
import health.mizan.bounds.XmlBounds;
import health.mizan.fhir.refusals.Unreadable;

/** Resources in XML: refused in the sender's words, or kept so that they come back as they were. */
class FhirXmlFuzz {

    private static final XmlBounds BOUNDS = new XmlBounds(Bounds.FHIR);
    private static final JsonEdits EDITS = JsonEdits.of(FhirJsonFuzz.class);

    @FuzzTest
    void take(byte[] sent) {
        byte[] body = sent.length > 0 && sent[0] < ' ' ? asXml(sent) : sent;
        if (!FhirReading.within(() -> BOUNDS.check(body))) {
            return;
        }
        FhirReading.read(FhirReading.CONTEXT.newXmlParser(), new String(body, UTF_8))
                .ifPresent(FhirReading::written);
    }

    /** Edits are made in JSON; what the JSON reader takes of them comes as XML, as far as it can be written. */
    private static byte[] asXml(byte[] program) {
        String json = new String(EDITS.body(program), UTF_8);
        try {
            return FhirReading.read(FhirReading.CONTEXT.newJsonParser(), json)
                    .map(FhirReading.CONTEXT.newXmlParser()::encodeResourceToString)
                    .orElse("")
                    .getBytes(UTF_8);
        } catch (Unreadable unwritable) {
            return new byte[0];
        }
    }
}
