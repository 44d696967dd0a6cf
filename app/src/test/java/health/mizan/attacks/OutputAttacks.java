package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.util.List;

/** Text that is meant to become part of a page, a document or a program where it is shown. */
final class OutputAttacks implements Surface {

    @Override
    public String name() {
        return "HTML/script/PDF/e-mail output";
    }

    @Override
    public void bind(Bindings to) {
        to.byTest(
                "XS-005",
                "as a patient's name, with a browser, on every page to which the desk, the office, an operator and the payer"
                        + " find a way",
                "health.mizan.browser.AttackedPagesTest",
                "a_name_that_wants_to_act_is_only_read");
        to.byTest(
                "XS-008",
                "as a part of the same name, on the same pages",
                "health.mizan.browser.AttackedPagesTest",
                "a_name_that_wants_to_act_is_only_read");
        to.byTest(
                "XS-020",
                "no logo and no picture is taken in; as a name on a receipt it is printed as the text it is",
                "health.mizan.portal.receipts.ReceiptPdfTest",
                "a_picture_with_an_entity_from_outside_is_printed_as_the_text_it_is");
        to.live(
                "XS-012",
                "on a Patient that is in order otherwise, with links, handlers, frames and styles that act",
                OutputAttacks::narrative);
        to.live("XS-024", "on an invoice");
    }

    @Override
    public String twin() {
        return "a name with brackets, ampersand and quotes is kept as it is written";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        String name = "Ann \"Sam\" Lee & Co";
        Answer answer = lawful.send(register(lawful, name).as(lawful.token("frontdeskF1")));
        assertThat(answer.text()).contains("Ann \\\"Sam\\\" Lee & Co");
    }

    private static void narrative(Attack attack) throws IOException {
        attack.asWritten();
        for (String acting : List.of(
                "<a href=\\\"javascript:alert(1)\\\">x</a>",
                "<a href=\\\" java&#x09;script:alert(1)\\\">x</a>",
                "<p onmouseover=\\\"alert(1)\\\">x</p>",
                "<script>alert(1)</script>",
                "<iframe src=\\\"https://evil.example\\\"/>",
                "<p style=\\\"background:url(https://evil.example/x)\\\">x</p>")) {
            String narrative = "\"text\":{\"status\":\"generated\","
                    + "\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">" + acting + "</div>\"},";
            Answer answer = attack.send(FhirAttacks.patient(narrative).as(attack.token("emrClientF1")));
            assertThat(answer.status()).as(acting).isEqualTo(422);
        }
    }

    /** A patient of this name. */
    static Shot register(Attack attack, String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode patient = body.putObject("patient");
        patient.putObject("name").put("latin", name).put("arabic", "ضيف تجريبي");
        patient.putObject("birth").put("date", "1990-01-01");
        patient.put("sex", "male").put("residency", "resident");
        patient.putArray("identifiers")
                .addObject()
                .put("system", "https://example.org/identifier/demo-iqama")
                .put("value", "DEMO-2-N" + attack.fill("{uuid}").substring(0, 8));
        body.putObject("registration").put("facility", "RUH");
        return Shot.post("/api/patients", body.toString()).once().as(attack.token("frontdeskF1"));
    }
}
