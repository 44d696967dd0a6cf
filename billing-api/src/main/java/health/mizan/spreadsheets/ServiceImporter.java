package health.mizan.spreadsheets;

import health.mizan.access.Caller;
import health.mizan.catalogue.PackageDetail;
import health.mizan.catalogue.ServiceDraft;
import health.mizan.catalogue.Services;
import health.mizan.csv.Column;
import health.mizan.csv.CsvRow;
import health.mizan.imports.ImportKind;
import health.mizan.imports.Importer;
import health.mizan.imports.RowRefusal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A package names its details as {@code DS-201|DS-301 x 2}; they stand above it in the file, or are there already. */
@Component
class ServiceImporter implements Importer {

    private static final Pattern DETAIL = Pattern.compile("(\\S+)(?: x (\\d{1,4}))?");

    private final Services services;

    ServiceImporter(Services services) {
        this.services = services;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.SERVICES;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("system", 200),
                Column.code("code"),
                Column.text("name_en", 300),
                Column.text("name_ar", 300),
                Column.code("category"),
                Column.text("free_system", 200).optional(),
                Column.text("free_code", 64).optional(),
                Column.code("vat_class").optional(),
                Column.text("details", 900).optional(),
                Column.oneOf("status", List.of("active", "inactive")).optional(),
                Column.date("effective_from"),
                Column.date("effective_to").optional());
    }

    @Override
    public List<String> keyColumns() {
        return List.of("system", "code");
    }

    @Override
    public Outcome apply(Caller caller, List<CsvRow> group) {
        CsvRow row = group.getFirst();
        return RowRefusal.settle(services.save(
                new ServiceDraft(
                        row.text("system"),
                        row.text("code"),
                        row.text("name_en"),
                        row.text("name_ar"),
                        row.text("category"),
                        row.orNull("free_system"),
                        row.orNull("free_code"),
                        row.orNull("vat_class"),
                        row.list("details").stream()
                                .map(ServiceImporter::detail)
                                .toList(),
                        row.orNull("status"),
                        row.date("effective_from"),
                        row.dateOrNull("effective_to")),
                Importing.by(caller)));
    }

    private static PackageDetail detail(String text) {
        Matcher detail = DETAIL.matcher(text);
        if (!detail.matches()) {
            throw new RowRefusal("details", "is a list such as DS-201|DS-301 x 2");
        }
        Integer quantity = detail.group(2) == null ? null : Integer.valueOf(detail.group(2));
        return new PackageDetail(null, detail.group(1), quantity);
    }
}
