package health.mizan.walkins;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.SYSTEM;
import static health.mizan.testing.Organisation.done;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Role;
import health.mizan.catalogue.Services;
import health.mizan.contracts.ContractDraft;
import health.mizan.contracts.Contracts;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.Coverages;
import health.mizan.facilities.Facilities;
import health.mizan.fees.FeeSchedules;
import health.mizan.logins.PatientLogins;
import health.mizan.masterdata.Change;
import health.mizan.parties.PatientId;
import health.mizan.patients.Registrations;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import health.mizan.testing.People;
import health.mizan.testing.Tokens;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A site with prices and a covered patient, and what a desk asks over HTTP. */
abstract class DeskApiTest extends ApiTest {

    static final String DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "VIS-1");
    static final String FINANCE = Tokens.staff(Set.of(Role.FINANCE), "VIS-1");
    static final String BILLER = Tokens.staff(Set.of(Role.BILLER), "VIS-1");
    static final String OTHER_BILLER = Tokens.staff(Set.of(Role.BILLER), "VIS-2");
    static final String OPERATOR = Tokens.staff(Set.of(Role.OPERATOR), "VIS-1");
    static final String OTHER_DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "VIS-2");

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

    @Autowired
    private Coverages coverages;

    @Autowired
    PatientLogins logins;

    PatientId patient;

    @BeforeEach
    void clinic() {
        done(facilities.save(Organisation.facility("VIS-1"), IMPORT));
        done(facilities.save(Organisation.facility("VIS-2"), IMPORT));
        done(payers.save(Organisation.payer("VIS-NAJD", "insurer"), IMPORT));
        done(plans.save(Organisation.silver("VIS-NAJD", NEW_YEAR), IMPORT));
        for (String code : List.of("DS-100", "DS-105", "DS-201", "DS-202", "DS-303")) {
            done(services.save(Organisation.service(code, code, "laboratory"), IMPORT));
        }
        done(schedules.save(Organisation.list("VIS-LIST", NEW_YEAR), IMPORT));
        done(contracts.save(
                new ContractDraft("VIS-C", "VIS-1", "VIS-NAJD", null, null, "VIS-LIST", 1500, NEW_YEAR, null),
                IMPORT,
                MIZAN));
        patient = done(registrations.save(
                        MIZAN,
                        People.person("زائرة", null, "1990"),
                        new Registrations.File("VIS-1", null),
                        Change.creating("test")))
                .id();
        done(coverages
                .save(
                        MIZAN,
                        patient,
                        new CoverageDraft("VIS-NAJD", "SILVER", null, "V-1", "self", null, NEW_YEAR, null, null, null),
                        Change.creating("test"))
                .orElseThrow());
    }

    final Answer open(String... codes) {
        return http.post("/api/cases", draft(codes)).as(DESK).once().send();
    }

    final String draft(String... codes) {
        List<String> planned = List.of(codes).stream()
                .map(code -> "{\"system\":\"%s\",\"code\":\"%s\"}".formatted(SYSTEM, code))
                .toList();
        return "{\"patient\":\"%s\",\"facility\":\"VIS-1\",\"services\":[%s]}"
                .formatted(patient, String.join(",", planned));
    }

    final Answer order(String financialCase, String code, int quantity) {
        return order(DESK, financialCase, code, quantity);
    }

    final Answer order(String token, String financialCase, String code, int quantity) {
        String body = "{\"financialCase\":\"%s\",\"system\":\"%s\",\"code\":\"%s\",\"quantity\":%d}"
                .formatted(financialCase, SYSTEM, code, quantity);
        return http.post("/api/charges", body).as(token).once().send();
    }

    final JsonNode charges(Answer opened) {
        return http.get("/api/charges?case=" + opened.json().path("id").asText())
                .as(DESK)
                .send()
                .json()
                .path("items");
    }

    final List<String> exceptions() {
        return http.get("/api/charges/exceptions?limit=200")
                .as(FINANCE)
                .send()
                .json()
                .path("items")
                .findValuesAsText("id");
    }
}
