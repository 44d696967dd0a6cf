package health.mizan.linkholders;

import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.linkholders.GuessStore.Guesses;
import health.mizan.patients.Patients;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinkSettings;
import health.mizan.persons.BirthDate;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import org.springframework.stereotype.Component;

/**
 * The second thing that the holder of a link must know before services are named: the patient's birth year, of either
 * calendar. Wrong years are counted on the link under its row lock, so that many at once are no way round.
 */
@Component
class BirthYears {

    private final GuessStore store;
    private final Patients patients;
    private final Proofs proofs;
    private final PayLinkSettings settings;
    private final Audit audit;
    private final Clock clock;

    BirthYears(GuessStore store, Patients patients, Proofs proofs, PayLinkSettings settings, Audit audit, Clock clock) {
        this.store = store;
        this.patients = patients;
        this.proofs = proofs;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Within the caller's open transaction. */
    BirthYear answer(PayLink link, int year) {
        Tx.requireOpen();
        Instant now = clock.instant();
        Guesses before = store.lock(link.id());
        if (before.until() != null && now.isBefore(before.until())) {
            return before.wrong() >= settings.mostTries()
                    ? new BirthYear.Closed()
                    : new BirthYear.Locked(Duration.between(now, before.until()));
        }
        boolean right = patients.find(link.holder(), link.patient())
                .filter(patient -> isYear(patient.details().person().birthDate(), year))
                .isPresent();
        audit.record(
                link.holder(),
                (right
                                ? Act.done("pay-link.opened", "pay-link", link.id())
                                : Act.refused("pay-link.opened", "pay-link", link.id()))
                        .about(link.patient()));
        return right ? opened(link) : counted(link, before.wrong() + 1, now);
    }

    private BirthYear opened(PayLink link) {
        store.update(link.id(), new Guesses(0, null));
        return new BirthYear.Right(proofs.of(link));
    }

    private BirthYear counted(PayLink link, int wrong, Instant now) {
        if (wrong >= settings.mostTries()) {
            store.update(link.id(), new Guesses(wrong, link.expiresAt()));
            return new BirthYear.Closed();
        }
        if (wrong % settings.tries() != 0) {
            store.update(link.id(), new Guesses(wrong, null));
            return new BirthYear.Wrong(settings.tries() - wrong % settings.tries());
        }
        Duration wait = settings.lock().multipliedBy(1L << Math.min(wrong / settings.tries() - 1, 10));
        store.update(link.id(), new Guesses(wrong, now.plus(wait)));
        return new BirthYear.Locked(wait);
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
