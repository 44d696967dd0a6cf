package health.mizan.spreadsheets;

import health.mizan.access.Caller;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.Coverages;
import health.mizan.csv.Column;
import health.mizan.csv.CsvRow;
import health.mizan.imports.ImportKind;
import health.mizan.imports.Importer;
import health.mizan.imports.RowRefusal;
import health.mizan.parties.PatientId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Patient and subscriber are named by their file numbers at one site. */
@Component
class CoverageImporter implements Importer {

    private final Coverages coverages;
    private final PatientFiles files;

    CoverageImporter(Coverages coverages, PatientFiles files) {
        this.coverages = coverages;
        this.files = files;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.COVERAGES;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("facility"),
                Column.text("file_number", 32),
                Column.code("payer"),
                Column.code("plan"),
                Column.text("network", 100).optional(),
                Column.text("member_number", 40),
                Column.oneOf("relationship", List.of("self", "spouse", "child", "parent", "other")),
                Column.text("subscriber_file_number", 32).optional(),
                Column.date("valid_from"),
                Column.date("valid_to").optional(),
                Column.whole("order", 1, 9),
                Column.oneOf("status", List.of("active", "cancelled")).optional());
    }

    @Override
    public List<String> keyColumns() {
        return List.of("facility", "file_number", "payer", "member_number", "valid_from");
    }

    @Override
    public Map<String, String> columnsOfFields() {
        return Map.of("from", "valid_from", "to", "valid_to", "subscriber", "subscriber_file_number");
    }

    @Override
    public Outcome apply(Caller caller, List<CsvRow> group) {
        CsvRow row = group.getFirst();
        PatientId patient = files.patient(caller, row, "file_number");
        UUID subscriber = row.orNull("subscriber_file_number") == null
                ? null
                : files.patient(caller, row, "subscriber_file_number").value();
        CoverageDraft draft = new CoverageDraft(
                row.text("payer"),
                row.text("plan"),
                row.orNull("network"),
                row.text("member_number"),
                row.text("relationship"),
                subscriber,
                row.date("valid_from"),
                row.dateOrNull("valid_to"),
                row.whole("order").orElse(1),
                row.orNull("status"));
        return coverages
                .save(caller, patient, draft, Importing.by(caller))
                .map(RowRefusal::settle)
                .orElseThrow(() -> PatientFiles.unknown("file_number"));
    }
}
