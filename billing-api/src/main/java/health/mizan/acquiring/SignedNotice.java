package health.mizan.acquiring;

import health.mizan.inbox.RawBody;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A notice as it came to the door, not yet believed.
 *
 * @param headers by lower-case name
 * @param body    the bytes that were signed
 */
public record SignedNotice(Map<String, String> headers, RawBody body) {

    public SignedNotice {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
