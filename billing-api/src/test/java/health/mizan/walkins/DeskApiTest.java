package health.mizan.walkins;

import static health.mizan.testing.Organisation.SYSTEM;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Role;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.MemberApiTest;
import health.mizan.testing.Tokens;
import java.util.List;
import java.util.Set;

/** What a desk asks over HTTP for a member. */
abstract class DeskApiTest extends MemberApiTest {

    static final String DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "VIS-1");
    static final String FINANCE = Tokens.staff(Set.of(Role.FINANCE), "VIS-1");
    static final String BILLER = Tokens.staff(Set.of(Role.BILLER), "VIS-1");
    static final String OTHER_BILLER = Tokens.staff(Set.of(Role.BILLER), "VIS-2");
    static final String OPERATOR = Tokens.staff(Set.of(Role.OPERATOR), "VIS-1");
    static final String OTHER_DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "VIS-2");

    DeskApiTest() {
        super("VIS");
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
