package health.mizan.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies that are small to send and large to read. */
final class BombAttacks implements Surface {

    @Override
    public String name() {
        return "number/size/nesting bombs";
    }

    @Override
    public void bind(Bindings to) {
        to.live(
                "JB-009",
                "as text and as number, in an order to pay and in cash at the desk",
                BombAttacks::hugeExponent);
        to.live("JB-013", "in arrays and in extensions", BombAttacks::deep);
        to.live("JB-015", "as a patient and as a batch", BombAttacks::bundlesInBundles);
        to.live(
                "JB-020",
                "on a Patient",
                attack -> attack.send(
                        attack.shot().body(FhirAttacks.JSON, colliding(100_000).getBytes(UTF_8))));
        to.live(
                "JB-023",
                "two that name each other as what they link to, in one transaction",
                attack ->
                        attack.send(attack.shot().to("POST", "/fhir").body(FhirAttacks.JSON, cycle().getBytes(UTF_8))));
        to.live("JB-025", "on a Patient's photo", BombAttacks::largeAttachment);
    }

    private static void hugeExponent(Attack attack) throws Exception {
        for (String amount :
                new String[] {"\"1e999999999\"", "1e999999999", "1E-999999999", "1" + "0".repeat(100_000)}) {
            String body = MoneyAttacks.order(attack.clinic().id("inv.A"), "AMOUNT", "SAR")
                    .replace("\"AMOUNT\"", amount);
            for (String door : new String[] {"/api/payment-orders", "/api/desk-payments"}) {
                attack.send(Shot.post(door, body).once().as(attack.token("frontdeskF1")));
            }
        }
    }

    private static void deep(Attack attack) throws Exception {
        attack.send(attack.shot().body(FhirAttacks.JSON, ("[".repeat(1001) + "]".repeat(1001)).getBytes(UTF_8)));
        attack.send(attack.shot()
                .body(
                        FhirAttacks.JSON,
                        ("{\"resourceType\":\"Patient\"," + "\"extension\":[{".repeat(1001) + "\"url\":\"u\""
                                        + "}]".repeat(1001) + "}")
                                .getBytes(UTF_8)));
    }

    private static void bundlesInBundles(Attack attack) throws Exception {
        String nested = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":".repeat(300)
                + "{\"resourceType\":\"Patient\"}" + "}]}".repeat(300);
        attack.send(attack.shot().body(FhirAttacks.JSON, nested.getBytes(UTF_8)));
        attack.send(attack.shot().to("POST", "/fhir").body(FhirAttacks.JSON, nested.getBytes(UTF_8)));
    }

    private static void largeAttachment(Attack attack) throws Exception {
        String data = Base64.getEncoder().encodeToString(new byte[31_457_280]);
        attack.send(attack.shot()
                .body(
                        FhirAttacks.JSON,
                        ("{\"resourceType\":\"Patient\",\"photo\":[{\"contentType\":\"image/png\",\"data\":\"" + data
                                        + "\"}]}")
                                .getBytes(UTF_8)));
    }

    @Override
    public String twin() {
        return "an EMR creates a patient with a photo of a hundred kilobytes";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        String photo = "\"photo\":[{\"contentType\":\"image/png\",\"data\":\""
                + Base64.getEncoder().encodeToString(new byte[100_000]) + "\"}],";
        assertThat(lawful.send(FhirAttacks.patient(photo).as(lawful.token("emrClientF1")))
                        .status())
                .isEqualTo(201);
    }

    /** All keys have one hash: "Aa" and "BB" do, and so does whatever is put together of them. */
    private static String colliding(int keys) {
        return IntStream.range(0, keys)
                .mapToObj(i -> Integer.toBinaryString(i | 1 << 17)
                        .substring(1)
                        .replace("0", "Aa")
                        .replace("1", "BB"))
                .map(key -> "\"" + key + "\":1")
                .collect(Collectors.joining(",", "{\"resourceType\":\"Patient\",", "}"));
    }

    private static String cycle() {
        String one = "urn:uuid:0f0e0d0c-0000-4000-8000-00000000000";
        return IntStream.of(1, 2)
                .mapToObj(i -> """
                        {"fullUrl":"%1$s%2$d","request":{"method":"POST","url":"Patient"},
                         "resource":{"resourceType":"Patient","link":[{"type":"seealso","other":{"reference":"%1$s%3$d"}}]}}
                        """.formatted(one, i, 3 - i))
                .collect(Collectors.joining(
                        ",", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[", "]}"));
    }
}
