package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.sandbox.demo.Outside;
import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

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
        to.live(
                "LK-020",
                "nothing is sent by e-mail or SMS: nobody but the gateway, the payer and the EMR can be called. What a person"
                        + " passes on, a pay-link and its page, and what the gateway could write to a payer tell no name, number"
                        + " or service",
                attack -> {
                    attack.changes();
                    nobodyElseIsCalled(attack);
                    String address = link(attack);
                    toldNothingOf(attack, address);
                    toldNothingOf(attack, page(attack, address));
                    List<String> book = Outside.book(attack.clinic().places.gateway())
                            .map(Object::toString)
                            .toList();
                    assertThat(book).isNotEmpty().allSatisfy(payment -> toldNothingOf(attack, payment));
                });
    }

    @Override
    public String twin() {
        return "health is answered";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        assertThat(lawful.send(Shot.get("/actuator/health")).text()).contains("UP");
    }

    private static void nobodyElseIsCalled(Attack attack) {
        Map<String, Object> targets = Binder.get(attack.settings())
                .bind("mizan.outbound.targets", Bindable.mapOf(String.class, Object.class))
                .get();
        assertThat(targets.keySet()).containsOnly("card-gateway", "payer", "emr");
        for (String sender : new String[] {
            "jakarta.mail.Session", "javax.mail.Session", "org.springframework.mail.MailSender", "com.twilio.Twilio"
        }) {
            assertThatThrownBy(() -> Class.forName(sender)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    /** As the desk makes it for A, to be passed on. */
    private static String link(Attack attack) {
        return attack.clinic()
                .staff
                .desk()
                .post(
                        "/api/pay-links",
                        Map.of("debtKind", "invoice", "debt", attack.clinic().id("inv.A"), "language", "en"))
                .path("address")
                .asText();
    }

    private static String page(Attack attack, String address) throws IOException {
        Answer page = attack.probe(Shot.get(URI.create(address).getPath()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(attack.clinic().id("inv.A.balance"));
        return page.text();
    }

    private static void toldNothingOf(Attack attack, String text) {
        assertThat(text)
                .doesNotContain("Demo Guest", "ضيف تجريبي", "GP visit", "Full blood count", "DS-100", "E11.9")
                .doesNotContain(attack.clinic().ofA.guest().number())
                .doesNotContain(attack.clinic().ofB.guest().number());
    }
}
