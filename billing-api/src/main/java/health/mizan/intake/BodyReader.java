package health.mizan.intake;

import health.mizan.web.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads one body into memory: never more bytes than its limit, never longer than its time. */
final class BodyReader {

    private static final int CHUNK = 16 * 1024;

    /** Text compresses some ten to thirty times; far beyond that it was made to be expanded. */
    private static final int MAX_RATIO = 100;

    private static final int RATIO_COUNTS_FROM = 256 * 1024;

    private final HeldBytes held;
    private final Clock clock;
    private final Duration time;

    BodyReader(HeldBytes held, Clock clock, Duration time) {
        this.held = held;
        this.clock = clock;
        this.time = time;
    }

    /**
     * The bytes count as held until the caller gives them back.
     *
     * @throws Refusal 413 above the limit, 408 above the time, 400 if compression is broken, 503 without room
     */
    byte[] read(InputStream sent, boolean compressed, long limit) throws IOException {
        if (!compressed) {
            return drain(sent, new Counting(sent, limit), limit);
        }
        Counting raw = new Counting(sent, limit);
        try (GZIPInputStream plain = new GZIPInputStream(raw, CHUNK)) {
            return drain(plain, raw, limit);
        } catch (ZipException | EOFException broken) {
            throw Refusal.of(ProblemType.MALFORMED_REQUEST, "the body is not the gzip that Content-Encoding announces");
        }
    }

    private byte[] drain(InputStream body, Counting raw, long limit) throws IOException {
        Instant deadline = clock.instant().plus(time);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        boolean complete = false;
        try {
            for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
                if (bytes.size() + (long) n > limit) {
                    throw Refusal.tooLarge(limit);
                }
                if (!held.take(n)) {
                    throw Refusal.of(ProblemType.UNAVAILABLE, "too many bodies are being read; try again shortly");
                }
                bytes.write(chunk, 0, n);
                if (body != raw.source && bytes.size() > RATIO_COUNTS_FROM && bytes.size() > MAX_RATIO * raw.count) {
                    throw Refusal.of(ProblemType.TOO_LARGE, "the body is compressed more than " + MAX_RATIO + " times");
                }
                if (clock.instant().isAfter(deadline)) {
                    throw Refusal.of(ProblemType.TOO_SLOW, "a body must arrive within " + time.toSeconds() + " s");
                }
            }
            complete = true;
            return bytes.toByteArray();
        } finally {
            if (!complete) {
                held.giveBack(bytes.size());
            }
        }
    }

    /** Knows how many compressed bytes went in. */
    private static final class Counting extends InputStream {

        private final InputStream source;
        private final long limit;
        private long count;

        Counting(InputStream source, long limit) {
            this.source = source;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = source.read(into, offset, length);
            count += Math.max(n, 0);
            if (count > limit) {
                throw Refusal.tooLarge(limit);
            }
            return n;
        }
    }
}
