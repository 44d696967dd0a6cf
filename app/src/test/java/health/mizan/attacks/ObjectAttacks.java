package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One patient after what belongs to another. */
final class ObjectAttacks implements Surface {

    @Override
    public String name() {
        return "object access between patients";
    }

    @Override
    public void bind(Bindings to) {
        to.live(
                "OB-005",
                "and everything else that is B's, by A and by the desk of the other site, compared with ids never given",
                ObjectAttacks::everythingOfAnother);
        to.live(
                "OB-013",
                "the notice to the EMR of B's payment: `GET /fhir/PaymentNotice/{id}`, and compared",
                attack -> isLikeNothing(
                        attack, "/fhir/PaymentNotice/", attack.clinic().id("note.B"), "patientA"));
        to.live(
                "OB-015",
                "`POST /api/payment-orders` for B's invoice, a page to pay B's order on, and the page of B's bill",
                attack -> {
                    attack.send(attack.shot()
                            .to("POST", "/api/payment-orders")
                            .once()
                            .json(MoneyAttacks.order(attack.clinic().id("inv.B"), "10.00", "SAR")));
                    attack.send(attack.shot()
                            .to("POST", "/api/payment-orders/" + attack.clinic().id("order.B") + "/attempts")
                            .once()
                            .json(MoneyAttacks.PAGE));
                    attack.send(Shot.get("/en/me/bills/" + attack.clinic().id("inv.B"))
                            .header("Accept", "text/html")
                            .header("Cookie", SessionAttacks.cookies(SessionAttacks.signedIn(attack, "patient"))));
                });
        to.live("OB-018", "no card is kept here: a page asked for with B's payment as `paymentMethodId`", attack -> {
            String page = MoneyAttacks.PAGE.replaceFirst(
                    "\\{", "{\"paymentMethodId\":\"" + attack.clinic().id("attempt.B") + "\",");
            attack.send(attack.shot()
                    .to("POST", "/api/payment-orders/" + attack.clinic().id("order.A") + "/attempts")
                    .once()
                    .json(page));
        });
    }

    @Override
    public String twin() {
        return "patient B reads the own refund";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        Answer own = lawful.send(
                Shot.get("/api/refunds/" + lawful.clinic().id("refund.B")).as(lawful.token("patientB")));
        Answer notice = lawful.send(
                Shot.get("/fhir/PaymentNotice/" + lawful.clinic().id("note.B")).as(lawful.token("patientB")));
        assertThat(own.text()).contains("\"10.00\"");
        assertThat(notice.text()).contains("PaymentNotice");
    }

    private static void everythingOfAnother(Attack attack) throws IOException {
        for (String actor : List.of("patientA", "frontdeskF2")) {
            for (Map.Entry<String, String> one : Map.of(
                            "/api/refunds/", "refund.B",
                            "/api/cases/", "case.B",
                            "/api/invoices/", "inv.B",
                            "/api/patients/", "patient.B",
                            "/api/payment-orders/", "order.B",
                            "/api/payment-attempts/", "attempt.B",
                            "/fhir/Patient/", "patient.B",
                            "/fhir/Invoice/", "inv.B",
                            "/fhir/Account/", "case.B")
                    .entrySet()) {
                isLikeNothing(attack, one.getKey(), attack.clinic().id(one.getValue()), actor);
            }
        }
    }

    /** Nobody learns whether it exists, and who asked can be found out. */
    private static void isLikeNothing(Attack attack, String path, String id, String actor) throws IOException {
        String none = UUID.randomUUID().toString();
        String token = attack.token(actor);
        long before = refusals(attack);
        Answer others = attack.send(attack.shot().to("GET", path + id).as(token));
        assertThat(refusals(attack))
                .as("refusals in the audit log after " + path)
                .isGreaterThan(before);
        Answer never = attack.send(attack.shot().to("GET", path + none).as(token));
        assertThat(others.status()).isEqualTo(never.status());
        assertThat(shape(others, id)).isEqualTo(shape(never, none));
    }

    private static long refusals(Attack attack) {
        return attack.owner()
                .sql("select count(*) from billing.audit_event where outcome = 'refused'")
                .query(Long.class)
                .single();
    }

    private static String shape(Answer answer, String id) {
        return answer.text().replace(id, "ID").replaceAll("[0-9a-f]{32}", "TRACE");
    }
}
