package health.mizan.testing;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.done;

import health.mizan.catalogue.Services;
import health.mizan.contracts.ContractDraft;
import health.mizan.contracts.Contracts;
import health.mizan.coverage.Coverages;
import health.mizan.facilities.Facilities;
import health.mizan.fees.FeeSchedules;
import health.mizan.logins.PatientLogins;
import health.mizan.masterdata.Change;
import health.mizan.parties.PatientId;
import health.mizan.patients.Registrations;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What a desk begins with: two sites, prices that the first has agreed with an insurer, and a member of that insurer. */
public abstract class MemberApiTest extends ApiTest {

    /** Before every code, because all tests share one database. */
    private final String mark;

    @Autowired
    protected Coverages coverages;

    @Autowired
    protected PatientLogins logins;

    protected PatientId patient;

    @Autowired
    private Facilities facilities;

    @Autowired
    private Payers payers;

    @Autowired
    private Plans plans;

    @Autowired
    private Services services;

    @Autowired
    private FeeSchedules schedules;

    @Autowired
    private Contracts contracts;

    @Autowired
    private Registrations registrations;

    /** @param mark such as {@code VIS}: the sites are then VIS-1 and VIS-2, and the insurer VIS-NAJD */
    protected MemberApiTest(String mark) {
        this.mark = mark;
    }

    @BeforeEach
    void clinic() {
        String site = mark + "-1";
        String insurer = mark + "-NAJD";
        done(facilities.save(Organisation.facility(site), IMPORT));
        done(facilities.save(Organisation.facility(mark + "-2"), IMPORT));
        done(payers.save(Organisation.payer(insurer, "insurer"), IMPORT));
        done(plans.save(Organisation.silver(insurer, NEW_YEAR), IMPORT));
        for (String code : List.of("DS-100", "DS-105", "DS-201", "DS-202", "DS-303")) {
            done(services.save(Organisation.service(code, code, "laboratory"), IMPORT));
        }
        done(schedules.save(Organisation.list(mark + "-LIST", NEW_YEAR), IMPORT));
        done(contracts.save(
                new ContractDraft(mark + "-C", site, insurer, null, null, mark + "-LIST", 1500, NEW_YEAR, null),
                IMPORT,
                MIZAN));
        patient = People.registered(registrations, People.person("زائرة", null, "1990"), site, null);
        done(coverages
                .save(MIZAN, patient, People.silver(insurer, "V-1"), Change.creating("test"))
                .orElseThrow());
    }
}
