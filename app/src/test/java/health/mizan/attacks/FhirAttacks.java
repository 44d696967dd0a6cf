package health.mizan.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** The FHIR server, asked and told by who is let in. */
final class FhirAttacks implements Surface {

    static final String JSON = "application/fhir+json";

    @Override
    public String name() {
        return "FHIR REST";
    }

    @Override
    public void bind(Bindings to) {
        to.live("FH-019", "on an invoice, the address sent as it stands");
        to.live("FH-022", "and every search by which B's or another site's could come along", FhirAttacks::othersData);
        to.live("FH-031", "on an invoice");
        to.live("FH-036", "on an Encounter as it stands, and on one that is in order otherwise", attack -> {
            attack.asWritten();
            String modifier = "\"modifierExtension\":[{\"url\":\"http://evil.example/negate\",\"valueBoolean\":true}],";
            attack.send(patient(modifier).as(attack.token("emrClientF1")));
            attack.send(patient("\"contact\":[{" + modifier + "\"gender\":\"male\"}],")
                    .as(attack.token("emrClientF1")));
        });
        to.live("FH-038", "on an Encounter");
        to.live("FH-039", "an Encounter of A's number told to be of C, who has no file here", attack -> {
            String number = "visit-" + UUID.randomUUID();
            attack.changes();
            Answer first = attack.probe(
                    encounter(number, attack.clinic().id("patient.A")).as(attack.token("emrClientF1")));
            assertThat(first.status()).as(first.text()).isEqualTo(201);
            BusinessState before = BusinessState.atRest(attack.owner());
            for (String other : new String[] {"patient.C", "patient.B"}) {
                Answer second =
                        attack.send(encounter(number, attack.clinic().id(other)).as(attack.token("emrClientF1")));
                assertThat(second.status()).as(second.text()).isNotEqualTo(201);
            }
            assertThat(before.differences(BusinessState.of(attack.owner()))).isEmpty();
        });
    }

    private static void othersData(Attack attack) throws Exception {
        attack.asWritten();
        Clinic clinic = attack.clinic();
        for (String search : List.of(
                "$export",
                "Patient/$export",
                "Patient/" + clinic.id("patient.B") + "/$everything",
                "Patient?_id=" + clinic.id("patient.B"),
                "Patient?_has:Encounter:patient:status=finished",
                "Patient?link:Patient.name=Guest",
                "Invoice?patient=Patient/" + clinic.id("patient.B"),
                "Invoice?subject:Patient.name=Guest",
                "Invoice?_include=*&_revinclude=*",
                "Invoice?_id=" + clinic.id("inv.A") + "," + clinic.id("inv.B"),
                "Account?_revinclude=*:*",
                "Account/" + clinic.id("case.B") + "/_history",
                "Coverage?beneficiary=Patient/" + clinic.id("patient.B"),
                "PaymentNotice?request=Invoice/" + clinic.id("inv.B"),
                "PaymentReconciliation?_filter=outcome%20eq%20complete",
                "_history",
                "?_type=Patient,Invoice")) {
            Answer mine = attack.send(attack.shot().to("GET", "/fhir/" + search));
            assertThat(mine.text()).doesNotContain("\"reference\":\"Patient/" + clinic.id("patient.B"));
            Answer site = attack.probe(attack.shot()
                    .to("GET", "/fhir/" + search.replace(clinic.id("patient.B"), clinic.id("patient.C")))
                    .as(attack.token("emrClientF1")));
            assertThat(site.text()).doesNotContain(clinic.canaries("C"));
        }
    }

    @Override
    public String twin() {
        return "an EMR creates a patient, and reads it again";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        Answer created = lawful.send(patient("").as(lawful.token("emrClientF1")));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String address =
                created.header("Location").replaceFirst("^https?://[^/]+", "").replaceFirst("/_history.*", "");
        assertThat(lawful.send(Shot.get(address).as(lawful.token("emrClientF1")))
                        .text())
                .contains("Lawful");
    }

    /** Whom billing can work with. @param more members of the resource, each with a comma after it */
    static Shot patient(String more) {
        return new Shot("POST", "/fhir/Patient")
                .body(JSON, """
                {"resourceType":"Patient",%s"identifier":[{"system":"https://emr.example.org/Patient","value":"%s"}],
                 "name":[{"use":"official","family":"Lawful","given":["Salma"]}],"gender":"female",
                 "birthDate":"1985-03-12"}
                """.formatted(more, UUID.randomUUID()).getBytes(UTF_8));
    }

    private static Shot encounter(String number, String patient) {
        return new Shot("POST", "/fhir/Encounter")
                .body(JSON, """
                {"resourceType":"Encounter","status":"in-progress",
                 "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},
                 "identifier":[{"system":"https://emr.example.org/Encounter","value":"%s"}],
                 "subject":{"reference":"Patient/%s"},"period":{"start":"2026-11-01T00:00:00Z"}}
                """.formatted(number, patient).getBytes(UTF_8));
    }
}
