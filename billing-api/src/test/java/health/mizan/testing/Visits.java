package health.mizan.testing;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.SYSTEM;
import static health.mizan.testing.Organisation.contract;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Organisation.facility;
import static health.mizan.testing.Organisation.payer;
import static health.mizan.testing.Organisation.service;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.catalogue.Services;
import health.mizan.charges.Charge;
import health.mizan.charges.ChargeOrder;
import health.mizan.charges.Charges;
import health.mizan.contracts.Contracts;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.Coverages;
import health.mizan.encounters.Encounter;
import health.mizan.encounters.EncounterDraft;
import health.mizan.encounters.EncounterId;
import health.mizan.encounters.Encounters;
import health.mizan.facilities.Facilities;
import health.mizan.fees.FeeSchedules;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Saved;
import health.mizan.parties.PatientId;
import health.mizan.patients.PatientDraft;
import health.mizan.patients.Registrations;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Encounters, cases and charges, and all they rest on, on a test's own database: the clinic of the golden case with a
 * second site. More capabilities are scanned by naming them.
 */
public final class Visits implements AutoCloseable {

    public static final String EMR = "https://emr.example.org/encounters";
    public static final String ORDERS = "https://emr.example.org/orders";
    public static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    public static final Instant MORNING = Instant.parse("2026-05-04T06:00:00Z");
    public static final Caller.Client HOSPITAL = new Caller.Client("emr", Set.of("system/*.cruds"), Set.of("RUH"));
    public static final Caller.Staff DESK = People.staff("desk", Role.FRONT_DESK, "RUH");
    public static final Caller.Staff DESK_OF_JEDDAH = People.staff("desk-2", Role.FRONT_DESK, "JED");

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final AnnotationConfigApplicationContext context;

    public Visits(DataSource dataSource, Clock clock, String... more) {
        this(dataSource, clock, beans -> {}, more);
    }

    /** @param beans what the further capabilities need of their surroundings */
    public Visits(
            DataSource dataSource, Clock clock, Consumer<AnnotationConfigApplicationContext> beans, String... more) {
        this.context = Assembled.of(
                dataSource,
                clock,
                Stream.concat(Stream.of("outbox", "encounters", "cases", "charges"), Stream.of(more)),
                beans);
    }

    /** The sites RUH and JED; Najd with its Silver plan at 15 % off, and those who pay themselves. DS-303 has no price. */
    public Visits withGoldenCase() {
        goldenClinic(context);
        return this;
    }

    /** The same for façades that are assembled elsewhere; a second time does no harm. */
    public static void goldenClinic(BeanFactory beans) {
        done(beans.getBean(Facilities.class).save(facility("RUH"), IMPORT));
        done(beans.getBean(Facilities.class).save(facility("JED"), IMPORT));
        done(beans.getBean(Payers.class).save(payer("NAJD", "insurer"), IMPORT));
        done(beans.getBean(Payers.class).save(payer("SELF", "self-pay"), IMPORT));
        done(beans.getBean(Plans.class).save(Organisation.silver("NAJD", NEW_YEAR), IMPORT));
        Services services = beans.getBean(Services.class);
        done(services.save(service("DS-100", "GP visit", "consultation"), IMPORT));
        done(services.save(service("DS-105", "Follow-up inside 14 days", "consultation"), IMPORT));
        done(services.save(service("DS-201", "Full blood count", "laboratory"), IMPORT));
        done(services.save(service("DS-202", "HbA1c", "laboratory"), IMPORT));
        done(services.save(service("DS-303", "Brain MRI", "radiology"), IMPORT));
        done(beans.getBean(FeeSchedules.class).save(Organisation.list("LIST", NEW_YEAR), IMPORT));
        Contracts contracts = beans.getBean(Contracts.class);
        done(contracts.save(contract("C-SELF", "SELF", "LIST", 0), IMPORT, Organisation.MIZAN));
        done(contracts.save(contract("C-NAJD", "NAJD", "LIST", 1500), IMPORT, Organisation.MIZAN));
    }

    public <T> T the(Class<T> facade) {
        return context.getBean(facade);
    }

    public Encounters encounters() {
        return the(Encounters.class);
    }

    public Cases cases() {
        return the(Cases.class);
    }

    public Charges charges() {
        return the(Charges.class);
    }

    /** Somebody with a file in Riyadh and no cover. */
    public PatientId somebody() {
        return registered(People.person("زائر", null, "1980"));
    }

    public PatientId registered(PatientDraft draft) {
        return done(the(Registrations.class)
                        .save(Organisation.MIZAN, draft, new Registrations.File("RUH", null), Change.creating("test")))
                .id();
    }

    /** Somebody with a file in Riyadh who is a Silver member of Najd since New Year. */
    public PatientId member() {
        PatientId patient = somebody();
        covered(patient, 1);
        return patient;
    }

    public Coverage covered(PatientId patient, int order) {
        CoverageDraft draft = new CoverageDraft(
                "NAJD", "SILVER", null, "M-" + NUMBERS.incrementAndGet(), "self", null, NEW_YEAR, null, order, null);
        return done(the(Coverages.class)
                .save(Organisation.MIZAN, patient, draft, Change.creating("test"))
                .orElseThrow());
    }

    /** An encounter of this patient that the EMR tells of for the first time. */
    public Encounter visit(PatientId patient) {
        return done(encounters().record(HOSPITAL, told(patient, number(), "arrived", MORNING)));
    }

    public CaseId caseOf(Encounter encounter) {
        return cases().ofEncounter(encounter.id()).map(Case::id).orElseThrow();
    }

    /** The case of a fresh visit of a Silver member. */
    public CaseId memberCase() {
        return caseOf(visit(member()));
    }

    public Saved<Encounter> tell(Encounter encounter, String state, Instant changed) {
        Encounter.Emr emr = encounter.emr();
        if (emr == null) {
            throw new IllegalArgumentException("no EMR knows this encounter");
        }
        return encounters().record(HOSPITAL, told(encounter.patient(), emr.value(), state, changed));
    }

    public static EncounterDraft told(PatientId patient, String number, String state, Instant changed) {
        return new EncounterDraft(
                new EncounterDraft.Identifier(EMR, number),
                null,
                patient.value(),
                "RUH",
                null,
                "AMB",
                state,
                MORNING,
                null,
                changed,
                null);
    }

    public Charge ordered(CaseId financialCase, String service, String status) {
        return done(charges().order(HOSPITAL, order(number(), financialCase, service, status)));
    }

    public static ChargeOrder order(
            @Nullable String number, CaseId financialCase, String service, @Nullable String status) {
        return new ChargeOrder(
                number == null ? null : new ChargeOrder.Identity(ORDERS, number),
                financialCase.value(),
                null,
                SYSTEM,
                service,
                null,
                status,
                null,
                MORNING);
    }

    /** A number that no other visit or order of this JVM has. */
    public static String number() {
        return "N-" + NUMBERS.incrementAndGet();
    }

    public EncounterId encounterOf(CaseId financialCase) {
        return cases().require(financialCase).encounter();
    }

    @Override
    public void close() {
        context.close();
    }
}
