package health.mizan.spreadsheets;

import health.mizan.access.Caller;
import health.mizan.csv.Column;
import health.mizan.csv.CsvRow;
import health.mizan.imports.ImportKind;
import health.mizan.imports.Importer;
import health.mizan.imports.RowRefusal;
import health.mizan.logins.LoginLink;
import health.mizan.logins.PatientLogins;
import health.mizan.logins.PatientLogins.Linked;
import health.mizan.masterdata.Codes;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class PatientLoginImporter implements Importer {

    private final PatientLogins logins;
    private final PatientFiles files;

    PatientLoginImporter(PatientLogins logins, PatientFiles files) {
        this.logins = logins;
        this.files = files;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PATIENT_LOGINS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("subject", 200),
                Column.code("facility"),
                Column.text("file_number", 32),
                Column.oneOf("relation", List.of("self", "proxy")),
                Column.oneOf("scope", List.of("full", "amounts")),
                Column.date("valid_from"),
                Column.date("valid_to").optional());
    }

    @Override
    public List<String> keyColumns() {
        return List.of("subject", "facility", "file_number");
    }

    @Override
    public Map<String, String> columnsOfFields() {
        return Map.of("to", "valid_to");
    }

    @Override
    public Outcome apply(Caller caller, List<CsvRow> group) {
        CsvRow row = group.getFirst();
        LoginLink link = new LoginLink(
                row.text("subject"),
                files.patient(caller, row, "file_number"),
                Codes.stored(LoginLink.Relation.class, row.text("relation")),
                Codes.stored(LoginLink.Scope.class, row.text("scope")),
                row.date("valid_from"),
                row.dateOrNull("valid_to"));
        return switch (logins.link(caller, link)) {
            case Linked.Created created -> Outcome.CREATED;
            case Linked.Changed changed -> Outcome.CHANGED;
            case Linked.Unchanged unchanged -> Outcome.UNCHANGED;
            case Linked.Refused refused -> throw new RowRefusal(refused.errors());
            case Linked.Conflict conflict ->
                throw new RowRefusal("subject", "the login is another person already, or the person has another login");
        };
    }
}
