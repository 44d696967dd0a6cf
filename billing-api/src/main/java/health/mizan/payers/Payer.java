package health.mizan.payers;

import health.mizan.masterdata.Recorded;
import health.mizan.masterdata.Status;
import health.mizan.parties.PayerId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One who pays for care.
 *
 * @param administeredBy the code of the administrator that handles this insurer's claims; null if it does so itself
 * @param identifiers    sorted by system and value
 */
public record Payer(
        PayerId id,
        String code,
        PayerKind kind,
        String nameEn,
        String nameAr,
        @Nullable String administeredBy,
        List<PayerIdentifier> identifiers,
        Status status,
        long version,
        Instant createdAt)
        implements Recorded {

    public Payer {
        identifiers = identifiers.stream()
                .sorted(Comparator.comparing((PayerIdentifier i) -> String.valueOf(i.system()))
                        .thenComparing(i -> String.valueOf(i.value())))
                .toList();
    }

    Payer as(PayerId id, long version, Instant createdAt) {
        return new Payer(id, code, kind, nameEn, nameAr, administeredBy, identifiers, status, version, createdAt);
    }
}
