package health.mizan.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Files that come in, and files that go out. */
final class FileAttacks implements Surface {

    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-" + "TEST-FILE!$H+H*";
    private static final String PAYERS = "code,kind,name_en,name_ar,administered_by,identifiers,status\n"
            + "ATTACKS,insurer,Lawful Insurer,شركة تأمين,,,active\n";

    @Override
    public String name() {
        return "uploads/exports/files";
    }

    @Override
    public void bind(Bindings to) {
        to.live(
                "UP-011",
                "claims take no documents; the only upload is a CSV of master data, by an administrator",
                attack -> {
                    attack.alsoAccepts(403, "not for patients to upload")
                            .alsoAccepts(404, "no such address")
                            .alsoAccepts(405, "no such act")
                            .alsoAccepts(415, "no such type");
                    for (String who : new String[] {"patientA", "adminF1"}) {
                        attack.send(
                                upload("a.pdf\u0000.html\r\nX: y", "%PDF-1.7").as(attack.token(who)));
                    }
                    attack.send(attack.shot().to("POST", "/api/claims/" + attack.fill("{uuid}") + "/documents"));
                });
        to.live("UP-015", "as a CSV of each kind, by an administrator", attack -> {
            for (String kind : new String[] {"patients", "payers", "services"}) {
                attack.send(new Shot("POST", "/api/imports/" + kind)
                        .body("text/csv", EICAR.getBytes(UTF_8))
                        .as(attack.token("adminF1")));
            }
            attack.alsoAccepts(403, "not for patients to upload")
                    .send(upload("eicar.pdf", EICAR).as(attack.token("patientA")));
        });
        to.unbound("UP-023", "nothing is exported as a spreadsheet or CSV yet");
        to.byTest(
                "UP-029",
                "a payer's list of what it pays comes by message: told again it is one list, and one alarm",
                "health.mizan.fhir.works.PaymentListsByMessageTest",
                "told_again_under_its_number_it_is_one_list_and_one_alarm");
        to.unbound("UP-031", "bank statements are not taken in yet; nothing is matched with a bank");
    }

    @Override
    public String twin() {
        return "an administrator tries an import out";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        assertThat(lawful.send(new Shot("POST", "/api/imports/payers?dry-run=true")
                                .body("text/csv", PAYERS.getBytes(UTF_8))
                                .as(lawful.token("adminF1")))
                        .text())
                .contains("\"rows\":1");
    }

    private static Shot upload(String name, String content) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + content + "\r\n--b--\r\n";
        return new Shot("POST", "/api/imports/payers").body("multipart/form-data; boundary=b", body.getBytes(UTF_8));
    }
}
