package health.mizan.seals;

import health.mizan.seals.Finding.Kind;
import health.mizan.seals.LedgerAudit.Peeking;
import health.mizan.seals.Seal.Sealed;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows the chain of seals from the first and re-derives each from the digests it holds. */
final class ChainAudit {

    private final SealKeys keys;
    private final @Nullable String expectedHead;
    private final Consumer<Finding> report;

    private long number;
    private String previous = Seal.NOTHING_BEFORE;
    private @Nullable Seal head;
    private boolean headSeen;

    ChainAudit(SealKeys keys, @Nullable String expectedHead, Consumer<Finding> report) {
        this.keys = keys;
        this.expectedHead = expectedHead;
        this.report = report;
    }

    /** @param rows in order of seal, then of entry */
    Optional<Seal> follow(Peeking<Seal> seals, Peeking<Sealed> rows) {
        while (seals.peek() != null) {
            link(seals.next(), rows);
        }
        for (Sealed row = rows.peek(); row != null; row = rows.peek()) {
            report(Kind.SEAL_MISSING, "entry " + row.entry(), "names seal " + row.sealNo() + ", which is not there");
            rows.next();
        }
        if (expectedHead != null && !headSeen) {
            report(
                    Kind.HEAD_UNKNOWN,
                    "chain of " + number + " seals",
                    "holds no seal with the hash " + expectedHead + ": its end was cut off or it was replaced");
        }
        return Optional.ofNullable(head);
    }

    private void link(Seal seal, Peeking<Sealed> rows) {
        String name = "seal " + seal.no();
        skipRowsBefore(seal.no(), rows);
        if (seal.no() != number + 1) {
            report(Kind.SEAL_MISSING, name, "follows seal " + number);
        } else if (!seal.previous().equals(previous)) {
            report(Kind.SEAL_BROKEN, name, "does not continue seal " + number);
        }
        Optional<SealKey> key = keys.find(seal.keyId());
        if (key.isEmpty()) {
            report(Kind.SEAL_KEY_UNKNOWN, name, "was made with key " + seal.keyId() + ", which is not configured");
        }
        Seal.Hashing hashing =
                new Seal.Hashing(key.orElseGet(keys::current), seal.no(), seal.previous(), seal.sealedAt());
        for (Sealed row = rows.peek(); row != null && row.sealNo() == seal.no(); row = rows.peek()) {
            hashing.add(row.entry(), row.digest());
            rows.next();
        }
        if (hashing.entries() != seal.entries()) {
            report(
                    Kind.SEAL_BROKEN,
                    name,
                    "was made over " + seal.entries() + " entries and now holds " + hashing.entries());
        } else if (key.isPresent() && !hashing.hash().equals(seal.hash())) {
            report(Kind.SEAL_BROKEN, name, "its hash is not that of its entries");
        }
        number = seal.no();
        previous = seal.hash();
        head = seal;
        headSeen |= seal.hash().equals(expectedHead);
    }

    private void skipRowsBefore(long no, Peeking<Sealed> rows) {
        for (Sealed row = rows.peek(); row != null && row.sealNo() < no; row = rows.peek()) {
            report(Kind.SEAL_MISSING, "entry " + row.entry(), "names seal " + row.sealNo() + ", which is not there");
            rows.next();
        }
    }

    private void report(Kind kind, String what, String detail) {
        report.accept(new Finding(kind, what, detail));
    }
}
