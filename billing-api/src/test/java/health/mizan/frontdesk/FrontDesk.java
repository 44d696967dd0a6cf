package health.mizan.frontdesk;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.SYSTEM;
import static health.mizan.testing.Organisation.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.catalogue.Services;
import health.mizan.charges.Charges;
import health.mizan.contracts.ContractDraft;
import health.mizan.contracts.Contracts;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.Coverages;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityChecks;
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
import health.mizan.tx.Tx;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A site with a desk, a member of Najd, and visits opened over HTTP. */
abstract class FrontDesk extends ApiTest {

    static final String DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "FD-1");
    static final String OTHER_DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "FD-2");
    static final String CHECKS = "/api/eligibility-checks";
    static final String ESTIMATES = "/api/estimates";

    @Autowired
    Facilities facilities;

    @Autowired
    Payers payers;

    @Autowired
    Plans plans;

    @Autowired
    Services services;

    @Autowired
    FeeSchedules schedules;

    @Autowired
    Contracts contracts;

    @Autowired
    Registrations registrations;

    @Autowired
    Coverages coverages;

    @Autowired
    PatientLogins logins;

    @Autowired
    EligibilityChecks checks;

    @Autowired
    CoverQuestions questions;

    @Autowired
    Charges charges;

    @Autowired
    Tx tx;

    PatientId patient;

    @BeforeEach
    void clinic() {
        done(facilities.save(Organisation.facility("FD-1"), IMPORT));
        done(facilities.save(Organisation.facility("FD-2"), IMPORT));
        done(payers.save(Organisation.payer("FD-NAJD", "insurer"), IMPORT));
        done(plans.save(Organisation.silver("FD-NAJD", NEW_YEAR), IMPORT));
        for (String code : List.of("DS-100", "DS-105", "DS-201", "DS-202", "DS-303")) {
            done(services.save(Organisation.service(code, code, "laboratory"), IMPORT));
        }
        done(schedules.save(Organisation.list("FD-LIST", NEW_YEAR), IMPORT));
        done(contracts.save(
                new ContractDraft("FD-C", "FD-1", "FD-NAJD", null, null, "FD-LIST", 1500, NEW_YEAR, null),
                IMPORT,
                MIZAN));
        patient = done(registrations.save(
                        MIZAN,
                        People.person("زائرة", null, "1990"),
                        new Registrations.File("FD-1", null),
                        Change.creating("test")))
                .id();
        done(coverages
                .save(
                        MIZAN,
                        patient,
                        new CoverageDraft("FD-NAJD", "SILVER", null, "V-1", "self", null, NEW_YEAR, null, null, null),
                        Change.creating("test"))
                .orElseThrow());
    }

    Answer ask(String visit) {
        return http.post(CHECKS, body(visit)).as(DESK).send();
    }

    Answer estimate(String visit) {
        return http.post(ESTIMATES, body(visit)).as(DESK).send();
    }

    static String body(String visit) {
        return "{\"financialCase\":\"" + visit + "\"}";
    }

    String visit(String... codes) {
        String ordered = String.join(
                ",",
                List.of(codes).stream()
                        .map(code -> "{\"system\":\"" + SYSTEM + "\",\"code\":\"" + code + "\"}")
                        .toList());
        Answer opened = http.post("/api/cases", """
                        {"patient":"%s","facility":"FD-1","services":[%s]}
                        """.formatted(patient, ordered))
                .as(DESK)
                .once()
                .send();
        assertThat(opened.status()).isEqualTo(201);
        return opened.header("Location").orElseThrow().replaceFirst(".*/", "");
    }

    String cover() {
        return coverages
                .of(new Caller.Self("test"), patient, PageRequest.of(null, null))
                .orElseThrow()
                .items()
                .getFirst()
                .id()
                .toString();
    }

    static String id(Answer answer) {
        return answer.json().path("id").asText();
    }

    static EligibilityCheckId check(Answer answer) {
        return new EligibilityCheckId(UUID.fromString(id(answer)));
    }

    static String amount(JsonNode of, String name) {
        return of.path(name).path("amount").asText();
    }
}
