package health.mizan.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.mizan.web.ProblemType;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code application/x-www-form-urlencoded} strictly: UTF-8 or nothing, and a limited number of names. */
final class FormText {

    private FormText() {}

    static Map<String, List<String>> parse(byte[] body, int maxParameters) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw malformed();
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        int count = 0;
        for (String pair : text.split("&", maxParameters + 2)) {
            if (pair.isEmpty()) {
                continue;
            }
            if (++count > maxParameters) {
                throw Refusal.of(ProblemType.TOO_LARGE, "a form may have " + maxParameters + " fields");
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            values.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value);
        }
        return values;
    }

    private static String decode(String text) {
        String decoded;
        try {
            decoded = URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw malformed();
        }
        // The decoder puts U+FFFD where escaped bytes are not UTF-8; U+0000 is what PostgreSQL cannot store.
        if (decoded.indexOf('\uFFFD') >= 0 || decoded.indexOf('\0') >= 0) {
            throw malformed();
        }
        return decoded;
    }

    private static Refusal malformed() {
        return Refusal.of(ProblemType.MALFORMED_REQUEST, "the form is not percent-encoded UTF-8");
    }
}
