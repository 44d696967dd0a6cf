package health.mizan.sight;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteGuard;
import health.mizan.sight.Crowd.Somebody;
import health.mizan.testing.AppTest;
import health.mizan.testing.Http;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Opens;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Who is admitted at another site is known there afterwards. So whoever asks must work there and know number and birth date
 * together; of everything less the answer is the one for somebody who was never registered.
 */
@Tag("walk")
class AdmissionTest extends AppTest {

    private static final String PATH = "/api/patients/admissions";
    private static final String BORN = "1984-03-12";
    private static final String ANOTHER_DAY = "1984-03-13";

    private final Http http = new Http(port);

    @Autowired
    private RouteGuard guard;

    @Autowired
    private JWKSource<SecurityContext> issuerKey;

    @Test
    @Opens("POST " + PATH)
    void only_a_desk_of_the_site_that_knows_number_and_birth_date_gets_to_a_patient_of_another_site() {
        Crowd crowd = new Crowd(port, issuerKey);
        String number = number();
        String patient = registered(crowd, number, false);

        for (Somebody stranger : crowd.strangers()) {
            for (String site : new String[] {"JED", "RUH", "NOWHERE"}) {
                asLittleAsOfNobody(stranger, number, ANOTHER_DAY, site);
            }
            asLittleAsOfNobody(stranger, number, BORN, "RUH");
            if (!access().admits(stranger.caller())) {
                asLittleAsOfNobody(stranger, number, BORN, "JED");
                assertThat(admit(stranger, number, BORN, "JED").status())
                        .as(stranger.name())
                        .isEqualTo(403);
            }
        }
        assertThat(sites(crowd, patient)).as("nothing has changed").containsExactly("RUH");

        Somebody desk = named(crowd, name -> name.equals("another site's front-desk"));
        assertThat(http.get("/api/patients/" + patient).as(desk.token()).send().status())
                .isEqualTo(404);
        assertThat(admit(desk, number, BORN, "JED").status()).isEqualTo(200);
        assertThat(http.get("/api/patients/" + patient).as(desk.token()).send().status())
                .isEqualTo(200);
    }

    @Test
    void that_somebody_is_restricted_is_not_told_to_another_sites_desk() {
        Crowd crowd = new Crowd(port, issuerKey);
        String number = number();
        registered(crowd, number, true);

        asLittleAsOfNobody(named(crowd, "another site's front-desk"::equals), number, BORN, "JED");
    }

    private void asLittleAsOfNobody(Somebody asker, String number, String born, String site) {
        Answer real = admit(asker, number, born, site);
        Answer never = admit(asker, number(), born, site);

        assertThat(ObjectAsk.bare(real))
                .as("%s, %s, %s", asker.name(), born, site)
                .isEqualTo(ObjectAsk.bare(never));
        assertThat(real.status()).as(asker.name()).isIn(403, 404, 422);
    }

    private Answer admit(Somebody asker, String number, String born, String site) {
        return http.post(PATH, """
                        {"identifier":{"system":"http://nphies.sa/identifier/nationalid","value":"%s"},
                         "birthDate":"%s","registration":{"facility":"%s"}}""".formatted(number, born, site))
                .as(asker.token())
                .once()
                .send();
    }

    private String registered(Crowd crowd, String number, boolean restricted) {
        Answer created = http.post("/api/patients", """
                        {"patient":{"name":{"latin":"Known Elsewhere"},"birth":{"date":"%s"},"sex":"male",
                          "residency":"citizen","restricted":%s,
                          "identifiers":[{"system":"http://nphies.sa/identifier/nationalid","value":"%s"}]},
                         "registration":{"facility":"RUH"}}""".formatted(BORN, restricted, number))
                .as(crowd.here(restricted ? Role.ADMIN : Role.FRONT_DESK))
                .once()
                .send();
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().path("id").asText();
    }

    private Iterable<String> sites(Crowd crowd, String patient) {
        return http.get("/api/patients/" + patient)
                .as(crowd.here(Role.FRONT_DESK))
                .send()
                .json()
                .path("registrations")
                .findValuesAsText("facility");
    }

    private Access access() {
        return guard.rules()
                .filter(rule -> rule.method().equals("POST") && rule.pattern().equals(PATH))
                .findFirst()
                .orElseThrow()
                .access();
    }

    private static Somebody named(Crowd crowd, Predicate<String> name) {
        return crowd.strangers().stream()
                .filter(one -> name.test(one.name()))
                .findFirst()
                .orElseThrow();
    }

    /** Ten digits that nobody else in this database has, but for a chance of one in 10⁹. */
    private static String number() {
        return "1" + "%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000));
    }
}
