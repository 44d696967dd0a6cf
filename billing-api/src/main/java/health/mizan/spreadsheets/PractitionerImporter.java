package health.mizan.spreadsheets;

import health.mizan.access.Caller;
import health.mizan.csv.Column;
import health.mizan.csv.CsvRow;
import health.mizan.facilities.PractitionerDraft;
import health.mizan.facilities.Practitioners;
import health.mizan.imports.ImportKind;
import health.mizan.imports.Importer;
import health.mizan.imports.RowRefusal;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PractitionerImporter implements Importer {

    private final Practitioners practitioners;

    PractitionerImporter(Practitioners practitioners) {
        this.practitioners = practitioners;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PRACTITIONERS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("code"),
                Column.text("name_en", 200),
                Column.text("name_ar", 200),
                Column.text("licence_number", 40),
                Column.code("specialty"),
                Column.text("facilities", 300),
                Column.date("effective_from"),
                Column.date("effective_to").optional());
    }

    @Override
    public List<String> keyColumns() {
        return List.of("code");
    }

    @Override
    public Outcome apply(Caller caller, List<CsvRow> group) {
        CsvRow row = group.getFirst();
        return RowRefusal.settle(practitioners.save(
                new PractitionerDraft(
                        row.text("code"),
                        row.text("name_en"),
                        row.text("name_ar"),
                        row.text("licence_number"),
                        row.text("specialty"),
                        row.list("facilities"),
                        row.date("effective_from"),
                        row.dateOrNull("effective_to")),
                Importing.by(caller),
                caller));
    }
}
