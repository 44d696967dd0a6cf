package health.mizan.payers;

import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Status;
import health.mizan.parties.PayerId;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a payer shall be.
 *
 * @param kind           insurer, tpa, employer or self-pay
 * @param administeredBy the code of a payer of kind tpa; for insurers only
 * @param status         active (also when left out) or inactive
 */
public record PayerDraft(
        @Nullable String code,
        @Nullable String kind,
        @Nullable String nameEn,
        @Nullable String nameAr,
        @Nullable String administeredBy,
        @Nullable List<PayerIdentifier> identifiers,
        @Nullable String status) {

    /** @param administratorKnown whether {@link #administeredBy} is the code of an administrator */
    Payer checked(Checks checks, boolean administratorKnown, PayerId id, Instant createdAt) {
        PayerKind kindNow = checks.oneOf("kind", kind, PayerKind.class);
        String administrator = administeredBy == null || administeredBy.isBlank() ? null : administeredBy;
        checks.require(
                administrator == null || kindNow == PayerKind.INSURER,
                "administeredBy",
                "only an insurer is administered by another");
        checks.require(
                administrator == null || administratorKnown,
                "administeredBy",
                "is not the code of a payer of kind tpa");
        return new Payer(
                id,
                checks.code("code", code),
                kindNow,
                checks.text("nameEn", nameEn, 200),
                checks.text("nameAr", nameAr, 200),
                administrator,
                checkedIdentifiers(checks),
                checks.oneOf("status", status, Status.ACTIVE),
                1,
                createdAt);
    }

    private List<PayerIdentifier> checkedIdentifiers(Checks checks) {
        List<PayerIdentifier> sound = new ArrayList<>();
        Set<PayerIdentifier> seen = new HashSet<>();
        List<PayerIdentifier> given = identifiers == null ? List.of() : identifiers;
        for (int i = 0; i < given.size(); i++) {
            String at = "identifiers[" + i + "]";
            String system = checks.text(at + ".system", given.get(i).system(), 200);
            checks.require(system.isEmpty() || isAbsoluteUri(system), at + ".system", "is an absolute URI");
            PayerIdentifier identifier = new PayerIdentifier(
                    system, checks.text(at + ".value", given.get(i).value(), 64));
            checks.require(seen.add(identifier), at, "is given twice");
            sound.add(identifier);
        }
        return sound;
    }

    private static boolean isAbsoluteUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException notOne) {
            return false;
        }
    }
}
