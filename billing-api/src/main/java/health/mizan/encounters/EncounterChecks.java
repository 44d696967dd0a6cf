package health.mizan.encounters;

import health.mizan.access.Caller;
import health.mizan.encounters.Encounter.Diagnosis;
import health.mizan.encounters.Encounter.Emr;
import health.mizan.facilities.CallerSites;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.facilities.Practitioner;
import health.mizan.facilities.PractitionerId;
import health.mizan.facilities.Practitioners;
import health.mizan.ids.Ids;
import health.mizan.masterdata.Checks;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes lawful encounters of drafts, or says all that is wrong with them. */
@Component
class EncounterChecks {

    private static final UUID NONE = new UUID(0, 0);
    private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]*:[!-~]{1,190}");
    private static final Pattern CODE = Pattern.compile("[!-~]{1,64}");
    private static final int MOST_DIAGNOSES = 50;
    private static final Set<String> TYPES = Set.of("principal", "secondary", "admitting", "discharge", "differential");

    private final EncounterStore store;
    private final Facilities facilities;
    private final Practitioners practitioners;
    private final Ids ids;
    private final Clock clock;

    EncounterChecks(EncounterStore store, Facilities facilities, Practitioners practitioners, Ids ids, Clock clock) {
        this.store = store;
        this.facilities = facilities;
        this.practitioners = practitioners;
        this.ids = ids;
        this.clock = clock;
    }

    /** An encounter that nobody has told of yet; to be discarded if {@code checks} failed. */
    Encounter fresh(Caller caller, EncounterDraft draft, Checks checks) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant changed = draft.changed() == null ? now : draft.changed().truncatedTo(ChronoUnit.MICROS);
        Optional<Facility> site = site(caller, draft, checks);
        EncounterId id = new EncounterId(ids.next());
        return new Encounter(
                id,
                1,
                patient(caller, draft, checks),
                site.map(Facility::id).orElse(new FacilityId(NONE)),
                site.map(Facility::code).orElse(""),
                practitioner(caller, draft, site, checks),
                emr(draft, changed, checks),
                checks.oneOf("class", lower(draft.kind()), EncounterClass.AMB),
                period(draft, changed, checks),
                checks.oneOf("state", draft.state(), EncounterState.PLANNED),
                Phi.of(diagnoses(draft.diagnoses() == null ? List.of() : draft.diagnoses(), checks)),
                now);
    }

    private PatientId patient(Caller caller, EncounterDraft draft, Checks checks) {
        PatientId patient = new PatientId(draft.patient() == null ? NONE : draft.patient());
        checks.require(
                draft.patient() != null && store.sees(caller, patient),
                "patient",
                "is the id of a patient with a file at one of your sites");
        return patient;
    }

    private Optional<Facility> site(Caller caller, EncounterDraft draft, Checks checks) {
        Optional<Facility> site = Optional.ofNullable(draft.facility())
                .filter(CallerSites.of(caller)::admits)
                .flatMap(facilities::byCode);
        checks.require(site.isPresent(), "facility", "is the code of one of your sites");
        return site;
    }

    /** Who opens a visit chooses among those of its site; an EMR tells who gave the care, wherever else they work. */
    private @Nullable PractitionerId practitioner(
            Caller caller, EncounterDraft draft, Optional<Facility> site, Checks checks) {
        if (draft.practitioner() == null) {
            return null;
        }
        Optional<Practitioner> known = practitioners
                .byCode(draft.practitioner(), caller)
                .filter(person -> draft.emr() != null
                        || site.filter(where -> person.facilities().contains(where.code()))
                                .isPresent());
        checks.require(
                known.isPresent(),
                "practitioner",
                draft.emr() == null
                        ? "is the code of a practitioner of the visit's site"
                        : "is the code of a practitioner of one of your sites");
        return known.map(Practitioner::id).orElse(null);
    }

    private static @Nullable Emr emr(EncounterDraft draft, Instant changed, Checks checks) {
        EncounterDraft.Identifier told = draft.emr();
        if (told == null) {
            return null;
        }
        return new Emr(
                checks.matching("identifier.system", told.system(), URI, "is the URI of the EMR's number range"),
                checks.text("identifier.value", told.value(), 200),
                changed);
    }

    private static Encounter.Period period(EncounterDraft draft, Instant changed, Checks checks) {
        Instant from = draft.from() == null ? changed : draft.from().truncatedTo(ChronoUnit.MICROS);
        Instant to = draft.to() == null ? null : draft.to().truncatedTo(ChronoUnit.MICROS);
        checks.require(to == null || !to.isBefore(from), "period.end", "is not before the start");
        return new Encounter.Period(from, to);
    }

    static List<Diagnosis> diagnoses(List<EncounterDraft.Diagnosis> told, Checks checks) {
        checks.require(told.size() <= MOST_DIAGNOSES, "diagnoses", "are at most " + MOST_DIAGNOSES);
        List<Diagnosis> sound = new ArrayList<>();
        for (int i = 0; i < Math.min(told.size(), MOST_DIAGNOSES); i++) {
            EncounterDraft.Diagnosis one = told.get(i);
            String at = "diagnoses[" + i + "]";
            String type = one.type() == null ? "secondary" : one.type();
            checks.require(
                    TYPES.contains(type),
                    at + ".type",
                    "is principal, secondary, admitting, discharge or differential");
            sound.add(new Diagnosis(
                    i + 1,
                    checks.matching(at + ".system", one.system(), URI, "is the URI of a code system"),
                    checks.matching(at + ".code", one.code(), CODE, "is a code of at most 64 letters and digits"),
                    type));
        }
        return List.copyOf(sound);
    }

    private static @Nullable String lower(@Nullable String code) {
        return code == null ? null : code.toLowerCase(Locale.ROOT);
    }
}
