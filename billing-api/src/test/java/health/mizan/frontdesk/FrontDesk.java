package health.mizan.frontdesk;

import static health.mizan.testing.Organisation.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.charges.Charges;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.MemberApiTest;
import health.mizan.testing.Tokens;
import health.mizan.tx.Tx;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** Visits of a member, opened over HTTP, and what is asked about them. */
abstract class FrontDesk extends MemberApiTest {

    static final String DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "FD-1");
    static final String OTHER_DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "FD-2");
    static final String CHECKS = "/api/eligibility-checks";
    static final String ESTIMATES = "/api/estimates";

    @Autowired
    EligibilityChecks checks;

    @Autowired
    CoverQuestions questions;

    @Autowired
    Charges charges;

    @Autowired
    Tx tx;

    FrontDesk() {
        super("FD");
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
