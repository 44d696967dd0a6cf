package health.mizan.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.demo.Outside;
import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;

/** Making us call somebody, and answering our calls with what is none. */
final class OutboundAttacks implements Surface {

    @Override
    public String name() {
        return "SSRF/outbound clients";
    }

    @Override
    public void bind(Bindings to) {
        to.live(
                "SF-016",
                "no address is set here, settings name them all: as a part of the site, and where one would look",
                OutboundAttacks::addressInTheBody);
        to.live(
                "SF-022",
                "an EMR sends a document whose content lies elsewhere: kept, and nothing is fetched",
                OutboundAttacks::contentElsewhere);
        to.live("SF-025", "there are no subscriptions");
        to.byTest(
                "SF-026",
                "the gateway answers a web page to a page, a capture and a refund: each is in doubt, asked about, done once"
                        + " (EMR: `EmrWriteBackTest`, payer: `PayerLinkTest`)",
                "health.mizan.paying.PaymentFaultsTest",
                "a_capture_of_which_the_answer_was_lost_happens_once");
        to.byTest(
                "SF-037",
                "the one way out that all calls take, to a server whose trusted certificate names another host",
                "health.mizan.outbound.OutboundTlsTest",
                "one_of_another_host_is_not_even_if_it_is_trusted");
    }

    private static void addressInTheBody(Attack attack) throws Exception {
        JsonNode site = site(attack);
        ObjectNode changed = site.deepCopy();
        changed.put("baseUrl", "http://127.0.0.1.evil.example/");
        String address = "/api/facilities/" + site.path("id").asText();
        attack.send(attack.shot()
                .to("PUT", address)
                .header("If-Match", "\"" + site.path("version").asText() + "\"")
                .json(changed.toString()));
        attack.send(attack.shot().to("PUT", address + "/emr-config"));
    }

    private static void contentElsewhere(Attack attack) throws Exception {
        attack.changes().alsoAccepts(201, "kept as it is");
        attack.send(new Shot("POST", "/fhir/DocumentReference")
                .body(FhirAttacks.JSON, """
                    {"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/%s"},
                     "content":[{"attachment":{"contentType":"application/pdf","url":"%s/internal"}}]}
                    """.formatted(attack.clinic().id("patient.A"), attack.fill("{oob}"))
                        .getBytes(UTF_8))
                .as(attack.token("emrClientF1")));
    }

    @Override
    public String twin() {
        return "the gateway is asked for a page, and its answer is shown";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        Answer attempt =
                lawful.send(Shot.get("/api/payment-attempts/" + lawful.clinic().id("attempt.A"))
                        .as(lawful.token("patientA")));
        assertThat(attempt.text()).contains("/pay/");
    }

    private static JsonNode site(Attack attack) {
        return Outside.stream(
                        attack.clinic().staff.biller().get("/api/facilities").path("items"))
                .filter(one -> one.path("code").asText().equals("RUH"))
                .findFirst()
                .orElseThrow();
    }
}
