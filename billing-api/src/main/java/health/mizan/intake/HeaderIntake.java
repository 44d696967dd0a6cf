package health.mizan.intake;

import health.mizan.web.ErrorAnswers;
import health.mizan.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Before the security chain: refuses by the header alone what no body could make good, and reads forms, which the chain
 * itself looks into (sign-in, CSRF token).
 */
final class HeaderIntake extends Turnstile {

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]*)");

    private final IntakeSettings settings;
    private final BodyReader reader;

    HeaderIntake(IntakeSettings settings, ErrorAnswers answers, HeldBytes held, Clock clock) {
        super(answers, held, clock, settings.lingerTime());
        this.settings = settings;
        this.reader = new BodyReader(held, clock, settings.bodyTime());
    }

    @Override
    @Nullable
    HeldRequest admit(HttpServletRequest request) throws IOException {
        if (!hasBody(request)) {
            return null;
        }
        Doorway doorway = Doorway.of(request);
        BodyKind kind = kindOf(request, doorway);
        checkEncoding(request, doorway);
        long limit = doorway.limit(kind, settings);
        if (request.getContentLengthLong() > limit) {
            throw Refusal.tooLarge(limit);
        }
        if (kind != BodyKind.FORM) {
            return null;
        }
        byte[] body = reader.read(request.getInputStream(), false, limit);
        return judged(
                body,
                form -> new HeldRequest(request, new RawBody(form), FormText.parse(form, settings.maxParameters())));
    }

    private static BodyKind kindOf(HttpServletRequest request, Doorway doorway) {
        String type = request.getContentType();
        if (type == null
                || Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE))
                                .size()
                        != 1) {
            throw Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "a body needs one Content-Type");
        }
        BodyKind kind = BodyKind.of(type)
                .filter(doorway::takes)
                .orElseThrow(() ->
                        Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "this address takes no body of that type"));
        Matcher charset = CHARSET.matcher(type);
        if (kind != BodyKind.MULTIPART && kind != BodyKind.TEXT && charset.find()) {
            String name = String.valueOf(charset.group(1)).toUpperCase(Locale.ROOT);
            if (!name.equals("UTF-8") && !name.equals("UTF8") && !name.equals("US-ASCII")) {
                throw Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "only UTF-8 is read");
            }
        }
        return kind;
    }

    private static void checkEncoding(HttpServletRequest request, Doorway doorway) {
        for (String encoding : Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING))) {
            boolean plain = encoding.isBlank() || encoding.equalsIgnoreCase("identity");
            if (!plain && !(doorway.takesCompressed() && encoding.equalsIgnoreCase("gzip"))) {
                throw Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "a body with that Content-Encoding is not read");
            }
        }
        if (Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).size() > 1) {
            throw Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "a body is compressed once at most");
        }
    }
}
