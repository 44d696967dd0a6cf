package health.mizan.workflows;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.SYSTEM;
import static health.mizan.testing.Organisation.done;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.catalogue.Services;
import health.mizan.charges.ChargeOrder;
import health.mizan.charges.Charges;
import health.mizan.contracts.Contracts;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.Coverages;
import health.mizan.encounters.Encounter;
import health.mizan.encounters.EncounterDraft;
import health.mizan.encounters.Encounters;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.PractitionerDraft;
import health.mizan.facilities.Practitioners;
import health.mizan.fees.FeeSchedules;
import health.mizan.masterdata.Change;
import health.mizan.parties.PatientId;
import health.mizan.patients.Registrations;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import health.mizan.testing.Organisation;
import health.mizan.testing.People;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/** The clinic of the golden case, as the application under test sees it. */
@Component
public class Clinic {

    public static final Caller.Client EMR = new Caller.Client("emr", Set.of("system/*.cruds"), Set.of("RUH", "JED"));
    private static final String NUMBERS = "https://emr.example.org/numbers";

    private final BeanFactory beans;
    private boolean open;

    Clinic(BeanFactory beans) {
        this.beans = beans;
    }

    public <T> T the(Class<T> facade) {
        return beans.getBean(facade);
    }

    /** Makes what is not there yet. */
    public synchronized Clinic open() {
        if (open) {
            return this;
        }
        done(the(Facilities.class).save(Organisation.facility("RUH"), IMPORT));
        done(the(Facilities.class).save(Organisation.facility("JED"), IMPORT));
        done(the(Practitioners.class)
                .save(
                        new PractitionerDraft(
                                "DR-1", "Dr Demo", "طبيب تجريبي", "L-1", "general", List.of("RUH"), NEW_YEAR, null),
                        IMPORT,
                        MIZAN));
        done(the(Payers.class).save(Organisation.payer("NAJD", "insurer"), IMPORT));
        done(the(Payers.class).save(Organisation.payer("SELF", "self-pay"), IMPORT));
        done(the(Plans.class).save(Organisation.silver("NAJD", NEW_YEAR), IMPORT));
        done(the(Services.class).save(Organisation.service("DS-100", "GP visit", "consultation"), IMPORT));
        done(the(Services.class).save(Organisation.service("DS-105", "Follow-up", "consultation"), IMPORT));
        done(the(Services.class).save(Organisation.service("DS-201", "Full blood count", "laboratory"), IMPORT));
        done(the(Services.class).save(Organisation.service("DS-202", "HbA1c", "laboratory"), IMPORT));
        done(the(Services.class).save(Organisation.service("DS-303", "Brain MRI", "radiology"), IMPORT));
        done(the(FeeSchedules.class).save(Organisation.list("LIST", NEW_YEAR), IMPORT));
        done(the(Contracts.class).save(Organisation.contract("C-SELF", "SELF", "LIST", 0), IMPORT, MIZAN));
        done(the(Contracts.class).save(Organisation.contract("C-NAJD", "NAJD", "LIST", 1500), IMPORT, MIZAN));
        open = true;
        return this;
    }

    /** The case of a fresh visit of a Silver member, with the three services of the golden case given. */
    public Case visit() {
        return visit("performed");
    }

    /** The same, before anything was done. */
    public Case booked() {
        return visit("planned");
    }

    private Case visit(String services) {
        PatientId patient = done(the(Registrations.class)
                        .save(
                                MIZAN,
                                People.person("زائر", null, "1980"),
                                new Registrations.File("RUH", null),
                                Change.creating("test")))
                .id();
        done(the(Coverages.class)
                .save(
                        MIZAN,
                        patient,
                        new CoverageDraft(
                                "NAJD", "SILVER", null, "M-" + patient, "self", null, NEW_YEAR, null, 1, null),
                        Change.creating("test"))
                .orElseThrow());
        Encounter visit = told(patient, UUID.randomUUID().toString(), "arrived", null);
        Case of = the(Cases.class).ofEncounter(visit.id()).orElseThrow();
        List.of("DS-100", "DS-201", "DS-202").forEach(service -> order(of.id(), service, services));
        return of;
    }

    /** The EMR says that it is over, and what the patient has. */
    public void finish(Case of) {
        end(
                of,
                "finished",
                List.of(new EncounterDraft.Diagnosis("http://hl7.org/fhir/sid/icd-10", "E11.9", "principal")));
    }

    public void finishWithoutDiagnosis(Case of) {
        end(of, "finished", List.of());
    }

    public void cancel(Case of) {
        end(of, "cancelled", null);
    }

    private void end(Case of, String state, @Nullable List<EncounterDraft.Diagnosis> diagnoses) {
        Encounter.Emr emr = the(Encounters.class).require(of.encounter()).emr();
        if (emr == null) {
            throw new IllegalStateException("the EMR does not know this visit");
        }
        told(of.patient(), emr.value(), state, diagnoses);
    }

    private Encounter told(
            PatientId patient, String number, String state, @Nullable List<EncounterDraft.Diagnosis> diagnoses) {
        return done(the(Encounters.class)
                .record(
                        EMR,
                        new EncounterDraft(
                                new EncounterDraft.Identifier(NUMBERS, number),
                                null,
                                patient.value(),
                                "RUH",
                                "DR-1",
                                "AMB",
                                state,
                                null,
                                null,
                                Instant.now(),
                                diagnoses)));
    }

    private void order(CaseId financialCase, String service, String status) {
        done(the(Charges.class)
                .order(
                        EMR,
                        new ChargeOrder(
                                new ChargeOrder.Identity(
                                        NUMBERS, UUID.randomUUID().toString()),
                                financialCase.value(),
                                null,
                                SYSTEM,
                                service,
                                null,
                                status,
                                null,
                                Instant.now())));
    }
}
