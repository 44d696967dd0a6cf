package health.mizan.spreadsheets;

import health.mizan.access.Caller;
import health.mizan.csv.Column;
import health.mizan.csv.CsvRow;
import health.mizan.imports.ImportKind;
import health.mizan.imports.Importer;
import health.mizan.imports.RowRefusal;
import health.mizan.patients.PatientDraft;
import health.mizan.patients.Registrations;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A patient is known by the file number at a site. */
@Component
class PatientImporter implements Importer {

    private final Registrations registrations;

    PatientImporter(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PATIENTS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("facility"),
                Column.text("file_number", 32),
                Column.text("name_arabic", 200).optional(),
                Column.text("name_latin", 200).optional(),
                Column.text("birth_date", 10).optional(),
                Column.text("birth_hijri", 10).optional(),
                Column.oneOf("sex", List.of("male", "female", "other", "unknown")),
                Column.oneOf("residency", List.of("citizen", "resident", "visitor")),
                Column.text("phone", 16).optional(),
                Column.text("email", 200).optional(),
                Column.text("identifiers", 900).optional(),
                Column.yesNo("deceased").optional(),
                Column.yesNo("restricted").optional());
    }

    @Override
    public List<String> keyColumns() {
        return List.of("facility", "file_number");
    }

    @Override
    public Map<String, String> columnsOfFields() {
        return Map.of("registration.fileNumber", "file_number", "name", "name_latin");
    }

    @Override
    public Outcome apply(Caller caller, List<CsvRow> group) {
        CsvRow row = group.getFirst();
        PatientDraft draft = new PatientDraft(
                new PatientDraft.Name(row.orNull("name_arabic"), row.orNull("name_latin")),
                new PatientDraft.Birth(row.orNull("birth_date"), row.orNull("birth_hijri")),
                row.text("sex"),
                row.text("residency"),
                new PatientDraft.Contact(row.orNull("phone"), row.orNull("email")),
                row.numbers("identifiers").stream()
                        .map(number -> new PatientDraft.Numbered(number.system(), number.value()))
                        .toList(),
                row.yes("deceased"),
                row.yes("restricted"));
        Registrations.File file = new Registrations.File(row.text("facility"), row.text("file_number"));
        return RowRefusal.settle(registrations.save(caller, draft, file, Importing.by(caller)));
    }
}
