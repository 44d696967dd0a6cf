package health.mizan.spreadsheets;

import health.mizan.access.Caller;
import health.mizan.csv.Column;
import health.mizan.csv.CsvRow;
import health.mizan.fees.FeeScheduleDraft;
import health.mizan.fees.FeeSchedules;
import health.mizan.fees.PriceDraft;
import health.mizan.imports.ImportKind;
import health.mizan.imports.Importer;
import health.mizan.imports.RowRefusal;
import health.mizan.masterdata.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A version of a schedule is as many rows as it has prices; all repeat what is said of the version itself. */
@Component
class FeeScheduleImporter implements Importer {

    private final FeeSchedules schedules;

    FeeScheduleImporter(FeeSchedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.FEE_SCHEDULES;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("code"),
                Column.text("name_en", 200),
                Column.text("name_ar", 200),
                Column.text("currency", 3),
                Column.date("effective_from"),
                Column.date("effective_to").optional(),
                Column.text("system", 200),
                Column.code("service"),
                Column.decimal("price"),
                Column.text("exempt_reason", 200).optional());
    }

    @Override
    public List<String> keyColumns() {
        return List.of("code", "effective_from", "system", "service");
    }

    @Override
    public List<String> groupColumns() {
        return List.of("code", "effective_from");
    }

    @Override
    public Map<String, String> columnsOfFields() {
        return Map.of("prices", "service");
    }

    @Override
    public Outcome apply(Caller caller, List<CsvRow> group) {
        List<FieldError> errors = new ArrayList<>();
        List<PriceDraft> prices = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            CsvRow row = group.get(i);
            prices.add(new PriceDraft(
                    row.text("system"),
                    row.text("service"),
                    Importing.money(row, "price", "prices[" + i + "].price", errors),
                    row.orNull("exempt_reason")));
        }
        Importing.refuseIfAny(errors);
        CsvRow row = group.getFirst();
        return RowRefusal.settle(schedules.save(
                new FeeScheduleDraft(
                        row.text("code"),
                        row.text("name_en"),
                        row.text("name_ar"),
                        row.text("currency"),
                        row.date("effective_from"),
                        row.dateOrNull("effective_to"),
                        prices),
                Importing.by(caller)));
    }
}
