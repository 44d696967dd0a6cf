package health.mizan.discoveries;

import health.mizan.access.Caller;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.facilities.CallerSites;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.ids.Ids;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Status;
import health.mizan.parties.PayerId;
import health.mizan.payers.Payer;
import health.mizan.payers.Payers;
import health.mizan.persons.BirthDate;
import health.mizan.persons.Identifier;
import health.mizan.persons.IdentifierRules;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a question of a draft, or says all that is wrong with it. */
@Component
class DiscoveryChecks {

    private static final LocalDate FIRST_BIRTH = LocalDate.of(1900, 1, 1);

    private final DiscoveryAsking asking;
    private final Payers payers;
    private final Facilities facilities;
    private final Ids ids;
    private final Clock clock;

    DiscoveryChecks(DiscoveryAsking asking, Payers payers, Facilities facilities, Ids ids, Clock clock) {
        this.asking = asking;
        this.payers = payers;
        this.facilities = facilities;
        this.ids = ids;
        this.clock = clock;
    }

    /** Empty if {@code checks} failed. */
    Optional<Discovery> question(Caller caller, DiscoveryDraft draft, Checks checks) {
        Optional<Facility> site = facilities.byCode(draft.facility()).filter(facility -> CallerSites.of(caller)
                .admits(facility.code()));
        checks.require(site.isPresent(), "facility", "is a site you work at");
        Optional<PayerId> payer = payers.byCode(draft.payer())
                .filter(known -> known.status() == Status.ACTIVE)
                .map(Payer::id)
                .filter(known -> asking.connectorTo(known).isPresent());
        checks.require(payer.isPresent(), "payer", "is one that takes questions electronically");
        String system = draft.system();
        String number = draft.number();
        boolean sound = system != null
                && number != null
                && IdentifierRules.check(system, number).isEmpty();
        checks.require(sound, "number", "is a number as its issuer writes it, with a check digit that fits");
        BirthDate born = born(draft.birth().strip(), checks);
        return system == null || number == null || checks.failed()
                ? Optional.empty()
                : Optional.of(
                        made(new Sought(Identifier.of(system, number), born), payer.orElseThrow(), site.orElseThrow()));
    }

    /** The same question, asked today. */
    Discovery anew(Discovery before) {
        return made(
                before.sought(),
                before.payer(),
                facilities.find(before.facility()).orElseThrow());
    }

    /** The code of the site that asks. */
    String siteOf(Discovery discovery) {
        return facilities.find(discovery.facility()).orElseThrow().code();
    }

    private Discovery made(Sought sought, PayerId payer, Facility site) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Discovery(
                new DiscoveryId(ids.next()),
                sought,
                payer,
                site.id(),
                LocalDate.ofInstant(now, site.timeZone()),
                CheckState.ASKED,
                null,
                null,
                now,
                null);
    }

    private @Nullable BirthDate born(String text, Checks checks) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            BirthDate born = text.matches("1[34]\\d\\d[/-].*") ? BirthDate.parseHijri(text) : BirthDate.parse(text);
            // Somewhere it is tomorrow already.
            boolean lived = !born.first().isBefore(FIRST_BIRTH)
                    && !born.first().isAfter(LocalDate.now(clock).plusDays(1));
            checks.require(lived, "birth", "lies between 1900 and today");
            return born;
        } catch (DateTimeException unreadable) {
            checks.error("birth", "is a date such as 1985-03-12, a Hijri date, or a year");
            return null;
        }
    }
}
