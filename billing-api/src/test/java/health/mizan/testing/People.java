package health.mizan.testing;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.done;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.Coverages;
import health.mizan.facilities.Facilities;
import health.mizan.imports.Imports;
import health.mizan.logins.PatientLogins;
import health.mizan.masterdata.Change;
import health.mizan.parties.PatientId;
import health.mizan.patients.Patient;
import health.mizan.patients.PatientDraft;
import health.mizan.patients.Patients;
import health.mizan.patients.Registrations;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The façades of master data and patients on a test's own database, with two sites, two payers and a plan each. */
public final class People implements AutoCloseable {

    public static final Caller MIZAN = new Caller.Self("test");
    public static final Caller.Staff DESK = staff("desk", Role.FRONT_DESK, "RUH");
    public static final Caller.Staff DESK_OF_JEDDAH = staff("desk-2", Role.FRONT_DESK, "JED");
    public static final Caller.Staff ADMIN = new Caller.Staff("admin", Set.of(Role.ADMIN), Set.of("RUH", "JED"));

    private final AnnotationConfigApplicationContext context;

    public People(DataSource dataSource, Clock clock) {
        this.context = Assembled.of(dataSource, clock, Stream.of("imports", "spreadsheets"), beans -> {});
    }

    /** The sites RUH and JED, and the payers NAJD and REDSEA with a plan SILVER. */
    public People withClinic() {
        done(the(Facilities.class).save(Organisation.facility("RUH"), IMPORT));
        done(the(Facilities.class).save(Organisation.facility("JED"), IMPORT));
        for (String payer : List.of("NAJD", "REDSEA")) {
            done(the(Payers.class).save(Organisation.payer(payer, "insurer"), IMPORT));
            done(the(Plans.class).save(Organisation.silver(payer, NEW_YEAR), IMPORT));
        }
        return this;
    }

    public <T> T the(Class<T> facade) {
        return context.getBean(facade);
    }

    public Patients patients() {
        return the(Patients.class);
    }

    public Registrations registrations() {
        return the(Registrations.class);
    }

    public Coverages coverages() {
        return the(Coverages.class);
    }

    public PatientLogins logins() {
        return the(PatientLogins.class);
    }

    public Imports imports() {
        return the(Imports.class);
    }

    /** Registers somebody in Riyadh. */
    public Patient registered(PatientDraft draft) {
        return registered(draft, "RUH");
    }

    public Patient registered(PatientDraft draft, String facility) {
        return done(
                registrations().save(MIZAN, draft, new Registrations.File(facility, null), Change.creating("test")));
    }

    /** For tests with an application of their own. */
    public static PatientId registered(
            Registrations registrations, PatientDraft draft, String facility, @Nullable String file) {
        return done(registrations.save(MIZAN, draft, new Registrations.File(facility, file), Change.creating("test")))
                .id();
    }

    /** A member's policy of this year, under the plan that {@link Organisation#silver} makes. */
    public static CoverageDraft silver(String payer, String member) {
        return new CoverageDraft(payer, "SILVER", null, member, "self", null, NEW_YEAR, null, null, null);
    }

    public static PatientDraft person(String arabic, String latin, String birthDate) {
        return new PatientDraft(
                new PatientDraft.Name(arabic, latin),
                new PatientDraft.Birth(birthDate, null),
                "male",
                "citizen",
                null,
                List.of(),
                false,
                false);
    }

    public static PatientDraft with(PatientDraft draft, PatientDraft.Numbered... numbers) {
        return new PatientDraft(
                draft.name(),
                draft.birth(),
                draft.sex(),
                draft.residency(),
                draft.contact(),
                List.of(numbers),
                draft.deceased(),
                draft.restricted());
    }

    public static PatientDraft restricted(PatientDraft draft) {
        return new PatientDraft(
                draft.name(),
                draft.birth(),
                draft.sex(),
                draft.residency(),
                draft.contact(),
                draft.identifiers(),
                draft.deceased(),
                true);
    }

    public static Caller.Staff staff(String subject, Role role, String... facilities) {
        return new Caller.Staff(subject, Set.of(role), Set.of(facilities));
    }

    public static Caller.Patient login(String subject, PatientId... patients) {
        return new Caller.Patient(subject, Set.of(patients));
    }

    @Override
    public void close() {
        context.close();
    }
}
