package health.mizan.intake;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/**
 * The body exactly as it arrived (decompressed, never re-serialised): what a signature is checked over and what an
 * idempotency key is bound to. Kept for the length of its request.
 */
public final class RawBody {

    static final String ATTRIBUTE = RawBody.class.getName();

    private final byte[] bytes;

    RawBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Empty for a request without a body and for an upload in parts, which is never held in memory. */
    public static Optional<RawBody> of(ServletRequest request) {
        return Optional.ofNullable((RawBody) request.getAttribute(ATTRIBUTE));
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    byte[] shared() {
        return bytes;
    }
}
