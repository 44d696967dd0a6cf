package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Visit;
import health.mizan.testing.Eventually;
import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Notices that the gateway did not send, or that say what is not so. */
final class WebhookAttacks implements Surface {

    private static final String DOOR = "/webhooks/card";
    private static final String ANOTHER = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    @Override
    public String name() {
        return "gateway webhooks";
    }

    @Override
    public void bind(Bindings to) {
        to.live("WH-008", "the right signature as `v0`, `md5` and `v1a`", attack -> {
            for (String scheme : List.of("v0", "md5", "v1a", "V1")) {
                Signed signed = signed(captured(attack, 60_00), attack.secret());
                attack.send(signed.shot().header("webhook-signature", scheme + "," + signed.signature()));
            }
        });
        to.live(
                "WH-019",
                "a genuine notice of 60.01 for 60.00: taken in, an alarm for a person, nothing paid",
                attack -> {
                    attack.changes().alsoAccepts(204, "taken in, with nothing to say");
                    String before = money(attack);
                    attack.send(signed(captured(attack, 60_01), attack.secret()).shot());
                    Eventually.until("it is an alarm", () -> alarms(attack) == 1);
                    assertThat(money(attack)).isEqualTo(before);
                });
        to.live("WH-023", "the gateway's notice of a refund while our call for it still waits", attack -> {
            attack.changes();
            refundedWhileWeWait(attack);
        });
        to.live("WH-032", "Stripe's header, and our header signed with another account's secret", attack -> {
            String body = captured(attack, 60_00);
            Signed foreign = signed(body, ANOTHER);
            attack.send(foreign.shot());
            attack.send(Shot.post(DOOR, body)
                    .header("Stripe-Signature", "t=" + Instant.now().getEpochSecond() + ",v1=" + foreign.signature()));
        });
        to.byTest(
                "WH-035",
                "an application of its own is killed while acknowledged notices wait, and goes on with each once",
                "health.mizan.faults.WholeFaultsTest",
                "six_cases_killed_at_six_moments_go_on_by_themselves_once_it_runs_again");
    }

    @Override
    public String twin() {
        return "a genuine notice of a payment that is still open is taken in";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        JsonNode payment = atTheGateway(lawful, lawful.clinic().id("attempt.A"));
        lawful.send(signed("{\"event\":{\"type\":\"payment.created\"},\"payment\":" + payment + "}", lawful.secret())
                .shot());
    }

    /** A notice with its headers, and its signature alone. */
    private record Signed(Shot shot, String signature) {}

    private static Signed signed(String body, String secret) {
        String id = "evt_" + UUID.randomUUID();
        long now = Instant.now().getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            String signature = Base64.getEncoder()
                    .encodeToString(mac.doFinal((id + "." + now + "." + body).getBytes(StandardCharsets.UTF_8)));
            Shot shot = Shot.post(DOOR, body)
                    .header("webhook-id", id)
                    .header("webhook-timestamp", Long.toString(now))
                    .header("webhook-signature", "v1," + signature);
            return new Signed(shot, signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String captured(Attack attack, long minor) {
        String payment = atTheGateway(attack, attack.clinic().id("attempt.A")).toString();
        return "{\"event\":{\"type\":\"payment.captured\"},\"payment\":"
                + payment.replace("\"amountMinor\":6000", "\"amountMinor\":" + minor)
                        .replace("\"status\":\"created\"", "\"status\":\"captured\"")
                        .replace(
                                "\"captures\":[]",
                                "\"captures\":[{\"id\":\"cap_x\",\"operation\":\"\",\"amountMinor\":" + minor + "}]")
                + "}";
    }

    private static JsonNode atTheGateway(Attack attack, String attempt) {
        return Outside.book(attack.clinic().places.gateway())
                .filter(row ->
                        row.path("merchantReference").asText().replace("-", "").contains(attempt.replace("-", "")))
                .findFirst()
                .orElseThrow();
    }

    private static String money(Attack attack) {
        return attack.owner()
                .sql("""
                        select (select row_to_json(a)::text from billing.payment_attempt a where id = :attempt)
                            || (select row_to_json(o)::text from billing.payment_order o where id = :order)
                            || (select count(*) from billing.journal_entry)""")
                .param("attempt", UUID.fromString(attack.clinic().id("attempt.A")))
                .param("order", UUID.fromString(attack.clinic().id("order.A")))
                .query(String.class)
                .single();
    }

    private static int alarms(Attack attack) {
        return attack.owner()
                .sql("select count(*) from billing.payment_alarm where kind = 'mismatch' and reference like :reference")
                .param("reference", attack.clinic().id("attempt.A") + ":%")
                .query(Integer.class)
                .single();
    }

    private static void refundedWhileWeWait(Attack attack) throws IOException {
        Clinic clinic = attack.clinic();
        Outside.fault(
                clinic.places.gateway(),
                Map.of("kind", "delay-after", "method", "POST", "path", "/v1/payments/", "delayMs", 1500));
        Answer asked = attack.probe(Shot.post("/api/refunds", """
                {"attempt":"%s","amount":{"amount":"5.00","currency":"SAR"},
                 "refundable":{"amount":"200.00","currency":"SAR"},"reason":"not performed"}
                """.formatted(clinic.id("attempt.B")))
                .once()
                .as(attack.token("financeF1")));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String refund = asked.header("Location");
        clinic.staff.finance().await(refund, Visit.is("state", "succeeded"));
        JsonNode payment = clinic.staff.finance().get("/api/payment-attempts/" + clinic.id("attempt.B"));
        assertThat(Visit.amount(payment.path("refunded"))).isEqualTo("15.00");
        assertThat(atTheGateway(attack, clinic.id("attempt.B")).path("refunds")).hasSize(2);
        assertThat(attack.owner()
                        .sql("select count(*) from billing.journal_entry where source = :refund")
                        .param("refund", refund.replaceFirst(".*/", ""))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
