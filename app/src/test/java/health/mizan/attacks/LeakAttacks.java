package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;

/** What answers say beyond what was asked. */
final class LeakAttacks implements Surface {

    @Override
    public String name() {
        return "leakage";
    }

    @Override
    public void bind(Bindings to) {
        to.live("LK-001", "an order to pay, cash at the desk, a patient", attack -> {
            for (String door : new String[] {"/api/payment-orders", "/api/desk-payments", "/api/patients"}) {
                attack.send(attack.shot().to("POST", door).once());
            }
        });
        to.live("LK-007", "as a desk, as a stranger, and below it", attack -> {
            Answer health = attack.send(attack.shot().without("Content-Type"));
            assertThat(health.text())
                    .isEqualToIgnoringWhitespace("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
            attack.send(attack.shot().without("Authorization"));
            attack.alsoAccepts(404, "what is below does not exist")
                    .send(attack.shot().to("GET", "/actuator/health/db"));
        });
        to.unbound("LK-020", "nothing is sent by e-mail or SMS yet, so there is nothing to read");
    }

    @Override
    public String twin() {
        return "health is answered";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        assertThat(lawful.send(Shot.get("/actuator/health")).text()).contains("UP");
    }
}
