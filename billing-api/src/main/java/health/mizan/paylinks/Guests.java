package health.mizan.paylinks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import health.mizan.audit.Act;
import health.mizan.crypto.BlindIndex;
import health.mizan.patients.Patients;
import health.mizan.paylinks.PayLinkStore.Guessing;
import health.mizan.persons.BirthDate;
import health.mizan.tx.Tx;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The second thing that the holder of a link must know before services are named: the patient's birth year, of either
 * calendar. Wrong years are counted on the link under its row lock, so that many at once are no way round.
 */
@Component
class Guests {

    private final PayLinkStore store;
    private final Patients patients;
    private final BlindIndex hashes;
    private final PayLinkSettings settings;
    private final PayLinkSources sources;
    private final Tx tx;

    Guests(
            PayLinkStore store,
            Patients patients,
            BlindIndex hashes,
            PayLinkSettings settings,
            PayLinkSources sources,
            Tx tx) {
        this.store = store;
        this.patients = patients;
        this.hashes = hashes;
        this.settings = settings;
        this.sources = sources;
        this.tx = tx;
    }

    BirthYear answer(PayLink link, int year) {
        return tx.get(() -> {
            Instant now = sources.clock().instant();
            Guessing before = store.lock(link.id());
            if (before.until() != null && now.isBefore(before.until())) {
                return before.wrong() >= settings.mostTries()
                        ? new BirthYear.Closed()
                        : new BirthYear.Locked(Duration.between(now, before.until()));
            }
            boolean right = patients.find(link.holder(), link.patient())
                    .filter(patient -> isYear(patient.details().person().birthDate(), year))
                    .isPresent();
            sources.audit()
                    .record(
                            link.holder(),
                            (right
                                            ? Act.done("pay-link.opened", "pay-link", link.id())
                                            : Act.refused("pay-link.opened", "pay-link", link.id()))
                                    .about(link.patient()));
            return right ? opened(link) : counted(link, before.wrong() + 1, now);
        });
    }

    boolean isProof(PayLink link, @Nullable String proof) {
        int dot = proof == null ? -1 : proof.indexOf('.');
        if (proof == null || dot < 1 || dot > 12 || !proof.substring(0, dot).matches("\\d+")) {
            return false;
        }
        long until = Long.parseLong(proof.substring(0, dot));
        return sources.clock().instant().getEpochSecond() < until
                && MessageDigest.isEqual(proof(link, until).getBytes(US_ASCII), proof.getBytes(US_ASCII));
    }

    String proof(PayLink link) {
        return proof(link, sources.clock().instant().plus(settings.opened()).getEpochSecond());
    }

    private BirthYear opened(PayLink link) {
        store.guessed(link.id(), new Guessing(0, null));
        return new BirthYear.Right(proof(link));
    }

    private BirthYear counted(PayLink link, int wrong, Instant now) {
        if (wrong >= settings.mostTries()) {
            store.guessed(link.id(), new Guessing(wrong, link.expiresAt()));
            return new BirthYear.Closed();
        }
        if (wrong % settings.tries() != 0) {
            store.guessed(link.id(), new Guessing(wrong, null));
            return new BirthYear.Wrong(settings.tries() - wrong % settings.tries());
        }
        Duration wait = settings.lock().multipliedBy(1L << Math.min(wrong / settings.tries() - 1, 10));
        store.guessed(link.id(), new Guessing(wrong, now.plus(wait)));
        return new BirthYear.Locked(wait);
    }

    /** @param until in seconds since 1970 */
    private String proof(PayLink link, long until) {
        byte[] mac = hashes.of("pay_link.opened", link.id() + " " + until);
        return until + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static boolean isYear(BirthDate born, int year) {
        return year == born.year() || year == hijriYear(born);
    }

    private static int hijriYear(BirthDate born) {
        String text = born.hijri();
        return text == null
                ? HijrahDate.from(born.first()).get(ChronoField.YEAR)
                : Integer.parseInt(text.substring(0, 4));
    }
}
