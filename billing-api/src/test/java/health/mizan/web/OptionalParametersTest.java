package health.mizan.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Role;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Tokens;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionalParametersTest extends ApiTest {

    @Test
    void a_parameter_that_may_be_null_may_be_absent() {
        String admin = Tokens.staff(Set.of(Role.ADMIN), "RUH");

        var answer = http.get("/api/audit-events").as(admin).send();

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
