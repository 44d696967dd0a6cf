package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;

/** Doing what is another role's to do. */
final class FunctionAttacks implements Surface {

    @Override
    public String name() {
        return "function-level privilege";
    }

    @Override
    public void bind(Bindings to) {
        to.live(
                "FN-002",
                "a refund is not approved but asked for, by billing: the desk asks, and tries to approve",
                attack -> {
                    attack.send(attack.shot().to("POST", "/api/refunds").once().json(refund(attack)));
                    attack.send(attack.shot()
                            .to("POST", "/api/refunds/" + attack.clinic().id("refund.B") + "/approve"));
                });
        to.live(
                "FN-011",
                "`POST /api/patients/search`: names do not stand in addresses",
                attack -> attack.send(
                        attack.shot().to("POST", "/api/patients/search").json("{\"text\":\"a\"}")));
        to.live(
                "FN-025",
                "`POST /api/outbox/deliveries/{id}/retry` and `skip`, and a process set going again",
                attack -> {
                    String delivery = "/api/outbox/deliveries/" + UUID.randomUUID();
                    attack.send(attack.shot().to("POST", delivery + "/retry"));
                    attack.send(attack.shot().to("POST", delivery + "/skip").json("{\"reason\":\"mine\"}"));
                    attack.send(attack.shot().to("POST", "/api/processes/" + UUID.randomUUID() + "/retry"));
                });
    }

    @Override
    public String twin() {
        return "a desk searches patients, and an operator reads the deliveries";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        String name = lawful.clinic().canaries("A").get(1);
        assertThat(lawful.send(Shot.post("/api/patients/search", "{\"text\":\"" + name + "\"}")
                                .as(lawful.token("frontdeskF1")))
                        .text())
                .contains(lawful.clinic().id("patient.A"));
        lawful.send(Shot.get("/api/outbox/deliveries").as(lawful.token("operator")));
    }

    static String refund(Attack attack) {
        return """
                {"attempt":"%s","amount":{"amount":"1.00","currency":"SAR"},
                 "refundable":{"amount":"200.00","currency":"SAR"},"reason":"not performed"}
                """.formatted(attack.clinic().id("attempt.B"));
    }
}
