package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

/** Amounts, currencies, rates and days that no lawful business has. */
final class MoneyAttacks implements Surface {

    static final String PAGE = """
            {"method":"card","returnUrl":"https://clinic.example.org/back"}""";

    @Override
    public String name() {
        return "business rules/money input";
    }

    static String order(String invoice, String amount, String currency) {
        return """
                {"debtKind":"invoice","debt":"%s","amount":{"amount":"%s","currency":"%s"},"mode":"immediate"}
                """.formatted(invoice, amount, currency);
    }

    @Override
    public void bind(Bindings to) {
        to.live(
                "BL-020",
                "as an order to pay and as cash at the desk; and other texts that are no exact decimal",
                MoneyAttacks::oddAmounts);
        to.live("BL-022", "as an order to pay and as cash at the desk", MoneyAttacks::foreignCurrency);
        to.live(
                "BL-030",
                "no bill is a draft here: of a visit whose bill is not issued, as an invoice and as a case",
                MoneyAttacks::unbilled);
        to.live("BL-035", "a contract that takes 100.01 % off, by finance and by the biller", MoneyAttacks::tooMuchOff);
        to.live(
                "BL-037",
                "`POST /api/charges`, and an ordered charge said to be performed then",
                MoneyAttacks::servedInTimeToCome);
        to.live(
                "BL-038",
                "`POST /api/patients`",
                attack -> attack.send(attack.shot().once().json("""
                {"patient":{"name":{"latin":"Born Tomorrow"},"birth":{"date":"2099-01-01"},"sex":"male","residency":"resident",
                  "identifiers":[{"system":"https://example.org/identifier/demo-iqama","value":"DEMO-2-TOMORROW"}]},
                 "registration":{"facility":"RUH"}}""")));
    }

    private static void oddAmounts(Attack attack) throws Exception {
        for (String amount : List.of("０１.００", "٠١٫٠٠", "1e2", "0x10", "1,00", " 1.00", "+1.00", "1.", ".5", "1.001")) {
            attack.send(attack.shot()
                    .to("POST", "/api/payment-orders")
                    .once()
                    .json(order(attack.clinic().id("inv.A"), amount, "SAR")));
            attack.send(attack.shot().to("POST", "/api/desk-payments").once().json(cash(attack, amount, "SAR")));
        }
    }

    private static void foreignCurrency(Attack attack) throws Exception {
        attack.send(attack.shot()
                .to("POST", "/api/payment-orders")
                .once()
                .json(order(attack.clinic().id("inv.A"), "10.000", "KWD")));
        attack.send(attack.shot().to("POST", "/api/desk-payments").once().json(cash(attack, "10.000", "KWD")));
    }

    private static void unbilled(Attack attack) throws Exception {
        String planned = attack.clinic().id("case.planned");
        attack.send(attack.shot().to("POST", "/api/payment-orders").once().json(order(planned, "1.00", "SAR")));
        attack.send(attack.shot()
                .to("POST", "/api/payment-orders")
                .once()
                .json(order(planned, "1.00", "SAR").replace("\"invoice\"", "\"case\"")));
    }

    private static void tooMuchOff(Attack attack) throws Exception {
        String contract = """
                    {"code":"ATTACK","facility":"RUH","payer":"NAJD","schedule":"NOOR-2026","offBasisPoints":10001,
                     "effectiveFrom":"2026-01-01"}""";
        attack.send(attack.shot().to("POST", "/api/contracts").json(contract));
        attack.send(attack.shot().to("POST", "/api/contracts").json(contract).as(attack.token("financeF1")));
    }

    private static void servedInTimeToCome(Attack attack) throws Exception {
        attack.send(attack.shot().to("POST", "/api/charges").once().json("""
                    {"financialCase":"%s","system":"https://example.org/fhir/CodeSystem/demo-services","code":"DS-100",
                     "quantity":1,"occurredOn":"2099-01-01","status":"performed"}
                    """.formatted(
                        attack.clinic().id("case.planned"))));
        attack.send(attack.shot()
                .to("POST", "/api/charges/" + attack.clinic().id("charge.planned") + "/performance")
                .json("{\"occurredOn\":\"2099-01-01\"}"));
    }

    @Override
    public String twin() {
        return "a desk takes 10.00 of a bill in cash";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        assertThat(lawful.send(Shot.post("/api/desk-payments", cash(lawful, "10.00", "SAR"))
                                .once()
                                .as(lawful.token("frontdeskF1")))
                        .status())
                .isEqualTo(201);
    }

    private static String cash(Attack attack, String amount, String currency) {
        return """
                {"order":"%s","amount":{"amount":"%s","currency":"%s"},"means":"cash","slip":"S-1"}
                """.formatted(attack.clinic().id("order.cash"), amount, currency);
    }
}
