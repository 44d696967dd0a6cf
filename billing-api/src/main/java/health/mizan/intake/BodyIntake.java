package health.mizan.intake;

import health.mizan.bounds.Bounds;
import health.mizan.bounds.JsonBounds;
import health.mizan.bounds.XmlBounds;
import health.mizan.web.ErrorAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * After the security chain: reads the body of a caller who was let in, within its limit, and checks its tokens before
 * anything parses it. Uploads in parts stay with the container, which bounds them and keeps them on disk.
 */
final class BodyIntake extends Turnstile {

    private static final JsonBounds FHIR_JSON = new JsonBounds(Bounds.FHIR);
    private static final JsonBounds API_JSON = new JsonBounds(Bounds.API);
    private static final XmlBounds FHIR_XML = new XmlBounds(Bounds.FHIR);

    private final IntakeSettings settings;
    private final BodyReader reader;

    BodyIntake(IntakeSettings settings, ErrorAnswers answers, HeldBytes held, Clock clock) {
        super(answers, held, clock, settings.lingerTime());
        this.settings = settings;
        this.reader = new BodyReader(held, clock, settings.bodyTime());
    }

    @Override
    @Nullable
    HeldRequest admit(HttpServletRequest request) throws IOException {
        if (!hasBody(request) || RawBody.of(request).isPresent()) {
            return null;
        }
        BodyKind kind = BodyKind.of(String.valueOf(request.getContentType())).orElse(BodyKind.TEXT);
        if (kind == BodyKind.MULTIPART) {
            return null;
        }
        Doorway doorway = Doorway.of(request);
        boolean compressed = "gzip".equalsIgnoreCase(request.getHeader(HttpHeaders.CONTENT_ENCODING));
        byte[] body = reader.read(request.getInputStream(), compressed, doorway.limit(kind, settings));
        return judged(body, bytes -> {
            check(doorway, kind, bytes);
            return new HeldRequest(request, new RawBody(bytes), Map.of());
        });
    }

    private static void check(Doorway doorway, BodyKind kind, byte[] body) {
        switch (kind) {
            case JSON -> (doorway == Doorway.FHIR ? FHIR_JSON : API_JSON).check(body);
            case XML -> FHIR_XML.check(body);
            case TEXT, FORM, MULTIPART -> {}
        }
    }
}
