package health.mizan.seals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;

/**
 * One link of the chain: a batch of entries, in order of id, bound to the seal before it.
 *
 * @param no       from 1, without a gap
 * @param previous hash, in hexadecimal as all proofs here, of the seal before; 32 zero bytes for the first
 * @param entries  how many it holds
 * @param keyId    which key made it
 */
record Seal(long no, String previous, int entries, String hash, String keyId, Instant sealedAt) {

    static final String NOTHING_BEFORE = "00".repeat(SealKey.DIGEST_BYTES);

    /**
     * An entry's place in the chain.
     *
     * @param parts 16 digits for the entry itself and for each of its lines
     */
    record Sealed(UUID entry, long sealNo, String digest, String parts) {

        /** The proof of the entry itself (0) or of the line with that number; empty if there is none. */
        String part(int number) {
            int from = number * SealKey.PART_DIGITS;
            int to = from + SealKey.PART_DIGITS;
            return to <= parts.length() ? parts.substring(from, to) : "";
        }

        int lines() {
            return parts.length() / SealKey.PART_DIGITS - 1;
        }
    }

    /** Makes the hash of a seal, entry by entry, so that no batch need be held in memory. */
    static final class Hashing {

        private final Mac mac;
        private int entries;

        Hashing(SealKey key, long no, String previous, Instant sealedAt) {
            mac = key.start();
            mac.update(HexFormat.of().parseHex(previous));
            mac.update(ByteBuffer.allocate(Long.BYTES * 2 + Integer.BYTES)
                    .putLong(no)
                    .putLong(sealedAt.getEpochSecond())
                    .putInt(sealedAt.getNano())
                    .array());
            mac.update(key.id().getBytes(StandardCharsets.US_ASCII));
        }

        void add(UUID entry, String digest) {
            entries++;
            mac.update(ByteBuffer.allocate(Long.BYTES * 2)
                    .putLong(entry.getMostSignificantBits())
                    .putLong(entry.getLeastSignificantBits())
                    .array());
            mac.update(HexFormat.of().parseHex(digest));
        }

        int entries() {
            return entries;
        }

        String hash() {
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(entries).array());
            return HexFormat.of().formatHex(mac.doFinal());
        }
    }
}
