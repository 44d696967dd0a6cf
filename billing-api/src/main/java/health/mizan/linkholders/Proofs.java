package health.mizan.linkholders;

import static java.nio.charset.StandardCharsets.US_ASCII;

import health.mizan.crypto.BlindIndex;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinkSettings;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signed words, of one link and for a while, that its holder knows the birth year. Nothing is kept of them. */
@Component
class Proofs {

    private final BlindIndex hashes;
    private final PayLinkSettings settings;
    private final Clock clock;

    Proofs(BlindIndex hashes, PayLinkSettings settings, Clock clock) {
        this.hashes = hashes;
        this.settings = settings;
        this.clock = clock;
    }

    String of(PayLink link) {
        return of(link, clock.instant().plus(settings.opened()).getEpochSecond());
    }

    boolean isOf(PayLink link, @Nullable String proof) {
        int dot = proof == null ? -1 : proof.indexOf('.');
        if (proof == null || dot < 1 || dot > 12 || !proof.substring(0, dot).matches("\\d+")) {
            return false;
        }
        long until = Long.parseLong(proof.substring(0, dot));
        return clock.instant().getEpochSecond() < until
                && MessageDigest.isEqual(of(link, until).getBytes(US_ASCII), proof.getBytes(US_ASCII));
    }

    /** @param until in seconds since 1970 */
    private String of(PayLink link, long until) {
        byte[] mac = hashes.of("pay_link.opened", link.id() + " " + until);
        return until + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
