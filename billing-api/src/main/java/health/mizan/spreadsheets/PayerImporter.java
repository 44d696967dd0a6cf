package health.mizan.spreadsheets;

import health.mizan.access.Caller;
import health.mizan.csv.Column;
import health.mizan.csv.CsvRow;
import health.mizan.imports.ImportKind;
import health.mizan.imports.Importer;
import health.mizan.imports.RowRefusal;
import health.mizan.payers.PayerDraft;
import health.mizan.payers.PayerIdentifier;
import health.mizan.payers.Payers;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PayerImporter implements Importer {

    private final Payers payers;

    PayerImporter(Payers payers) {
        this.payers = payers;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PAYERS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("code"),
                Column.oneOf("kind", List.of("insurer", "tpa", "employer", "self-pay")),
                Column.text("name_en", 200),
                Column.text("name_ar", 200),
                Column.code("administered_by").optional(),
                Column.text("identifiers", 900).optional(),
                Column.oneOf("status", List.of("active", "inactive")).optional());
    }

    @Override
    public List<String> keyColumns() {
        return List.of("code");
    }

    @Override
    public Outcome apply(Caller caller, List<CsvRow> group) {
        CsvRow row = group.getFirst();
        return RowRefusal.settle(payers.save(
                new PayerDraft(
                        row.text("code"),
                        row.text("kind"),
                        row.text("name_en"),
                        row.text("name_ar"),
                        row.orNull("administered_by"),
                        row.numbers("identifiers").stream()
                                .map(number -> new PayerIdentifier(number.system(), number.value()))
                                .toList(),
                        row.orNull("status")),
                Importing.by(caller)));
    }
}
