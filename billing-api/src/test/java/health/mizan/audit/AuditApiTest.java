package health.mizan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Role;
import health.mizan.testing.Http;
import health.mizan.testing.MemberApiTest;
import health.mizan.testing.Opens;
import health.mizan.testing.Tokens;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditApiTest extends MemberApiTest {

    private static final String DESK = Tokens.staff("aud-desk", Set.of(Role.FRONT_DESK), "AUD-1");

    AuditApiTest() {
        super("AUD");
    }

    @Test
    @Opens("GET /api/audit-events")
    void who_looked_at_a_patient_is_told_to_the_admins_of_the_patients_sites() {
        assertThat(http.get("/api/patients/" + patient).as(DESK).send().status())
                .isEqualTo(200);

        assertThat(actorsTold(adminOf("AUD-1"))).contains("aud-desk");
        assertThat(actorsTold(adminOf("AUD-2"))).containsOnly("admin-of-AUD-2");
        assertThat(http.get("/api/audit-events").as(DESK).send().status()).isEqualTo(403);
    }

    private Iterable<String> actorsTold(String admin) {
        Http.Answer log =
                http.get("/api/audit-events?patient=" + patient).as(admin).send();
        assertThat(log.status()).isEqualTo(200);
        return log.json().path("items").findValuesAsText("actor");
    }

    private static String adminOf(String site) {
        return Tokens.staff("admin-of-" + site, Set.of(Role.ADMIN), site);
    }
}
