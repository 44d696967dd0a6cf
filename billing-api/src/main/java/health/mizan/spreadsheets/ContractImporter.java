package health.mizan.spreadsheets;

import health.mizan.access.Caller;
import health.mizan.contracts.ContractDraft;
import health.mizan.contracts.Contracts;
import health.mizan.csv.Column;
import health.mizan.csv.CsvRow;
import health.mizan.imports.ImportKind;
import health.mizan.imports.Importer;
import health.mizan.imports.RowRefusal;
import health.mizan.masterdata.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class ContractImporter implements Importer {

    private final Contracts contracts;

    ContractImporter(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CONTRACTS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("code"),
                Column.code("facility"),
                Column.code("payer"),
                Column.code("plan").optional(),
                Column.text("network", 100).optional(),
                Column.code("schedule"),
                Column.decimal("off_percent").optional(),
                Column.date("effective_from"),
                Column.date("effective_to").optional());
    }

    @Override
    public List<String> keyColumns() {
        return List.of("code", "effective_from");
    }

    @Override
    public Map<String, String> columnsOfFields() {
        return Map.of("offBasisPoints", "off_percent");
    }

    @Override
    public Outcome apply(Caller caller, List<CsvRow> group) {
        CsvRow row = group.getFirst();
        List<FieldError> errors = new ArrayList<>();
        Integer off = Importing.basisPoints(row, "off_percent", "offBasisPoints", errors);
        Importing.refuseIfAny(errors);
        return RowRefusal.settle(contracts.save(
                new ContractDraft(
                        row.text("code"),
                        row.text("facility"),
                        row.text("payer"),
                        row.orNull("plan"),
                        row.orNull("network"),
                        row.text("schedule"),
                        off,
                        row.date("effective_from"),
                        row.dateOrNull("effective_to")),
                Importing.by(caller),
                caller));
    }
}
