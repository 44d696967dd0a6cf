package health.mizan.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import health.mizan.bounds.Bounds;
import health.mizan.bounds.JsonBounds;

/** Resources in JSON: refused in the sender's words, or kept so that they come back as they were. */
class FhirJsonFuzz {

    private static final JsonBounds BOUNDS = new JsonBounds(Bounds.FHIR);
    private static final JsonEdits EDITS = JsonEdits.of(FhirJsonFuzz.class);

    @FuzzTest
    void take(byte[] sent) {
        byte[] body = EDITS.body(sent);
        if (!FhirReading.within(() -> BOUNDS.check(body))) {
            return;
        }
        FhirReading.read(FhirReading.CONTEXT.newJsonParser(), new String(body, UTF_8))
                .ifPresent(FhirReading::written);
    }
}
