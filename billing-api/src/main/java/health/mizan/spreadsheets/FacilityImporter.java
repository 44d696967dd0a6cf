package health.mizan.spreadsheets;

import health.mizan.access.Caller;
import health.mizan.csv.Column;
import health.mizan.csv.CsvRow;
import health.mizan.facilities.Address;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.FacilityDraft;
import health.mizan.imports.ImportKind;
import health.mizan.imports.Importer;
import health.mizan.imports.RowRefusal;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class FacilityImporter implements Importer {

    private final Facilities facilities;

    FacilityImporter(Facilities facilities) {
        this.facilities = facilities;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.FACILITIES;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("code"),
                Column.text("name_en", 200),
                Column.text("name_ar", 200),
                Column.text("time_zone", 50),
                Column.text("currency", 3),
                Column.text("vat_number", 15).optional(),
                Column.text("short_address", 8).optional(),
                Column.text("building_number", 20).optional(),
                Column.text("street", 200).optional(),
                Column.text("district", 200).optional(),
                Column.text("city", 100),
                Column.text("postal_code", 20).optional(),
                Column.text("country", 2),
                Column.oneOf("status", List.of("active", "inactive")).optional());
    }

    @Override
    public List<String> keyColumns() {
        return List.of("code");
    }

    @Override
    public Outcome apply(Caller caller, List<CsvRow> group) {
        CsvRow row = group.getFirst();
        Address address = new Address(
                row.orNull("short_address"),
                row.orNull("building_number"),
                row.orNull("street"),
                row.orNull("district"),
                row.text("city"),
                row.orNull("postal_code"),
                row.text("country"));
        return RowRefusal.settle(facilities.save(
                new FacilityDraft(
                        row.text("code"),
                        row.text("name_en"),
                        row.text("name_ar"),
                        row.text("time_zone"),
                        row.text("currency"),
                        row.orNull("vat_number"),
                        address,
                        row.orNull("status")),
                Importing.by(caller)));
    }
}
