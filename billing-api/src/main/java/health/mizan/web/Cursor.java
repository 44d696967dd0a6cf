package health.mizan.web;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page of a list ended: the sort key (time, id) of its last row. Opaque to clients, stable while rows are
 * inserted before it.
 *
 * @param at the time of the last row seen, to the microsecond
 * @param id breaks ties between rows of the same time
 */
public record Cursor(Instant at, UUID id) {

    private static final int BYTES = Long.BYTES + Integer.BYTES + Long.BYTES + Long.BYTES;

    /** The first page starts before everything. */
    public static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0));

    /** The first page of a list that shows the newest first ends before this. */
    static final Cursor END = new Cursor(Instant.ofEpochSecond(253_402_300_799L), new UUID(-1, -1));

    public String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws ProblemException if the text is not one of our cursors */
    public static Cursor decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw unknown();
        }
        if (bytes.length != BYTES) {
            throw unknown();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long second = buffer.getLong();
        int nano = buffer.getInt();
        // Bounds keep the value inside PostgreSQL's timestamp range.
        if (second < 0 || second > 253_402_300_799L || nano < 0 || nano > 999_999_999) {
            throw unknown();
        }
        return new Cursor(Instant.ofEpochSecond(second, nano), new UUID(buffer.getLong(), buffer.getLong()));
    }

    private static ProblemException unknown() {
        return new ProblemException(
                ProblemType.MALFORMED_REQUEST, "the cursor is not one this list gave out; start without one");
    }
}
