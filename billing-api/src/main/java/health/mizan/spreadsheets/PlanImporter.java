package health.mizan.spreadsheets;

import health.mizan.access.Caller;
import health.mizan.csv.Column;
import health.mizan.csv.CsvRow;
import health.mizan.imports.ImportKind;
import health.mizan.imports.Importer;
import health.mizan.imports.RowRefusal;
import health.mizan.masterdata.FieldError;
import health.mizan.plans.PlanDraft;
import health.mizan.plans.Plans;
import health.mizan.plans.RuleDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A plan is as many rows as it has rules; all repeat what is said of the plan itself. */
@Component
class PlanImporter implements Importer {

    private final Plans plans;

    PlanImporter(Plans plans) {
        this.plans = plans;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PLANS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("payer"),
                Column.code("code"),
                Column.text("name_en", 200),
                Column.text("name_ar", 200),
                Column.text("network", 100),
                Column.text("currency", 3),
                Column.date("effective_from"),
                Column.date("effective_to").optional(),
                Column.code("rule"),
                Column.code("kind"),
                Column.code("network_side").optional(),
                Column.code("category").optional(),
                Column.decimal("percent").optional(),
                Column.decimal("amount").optional(),
                Column.decimal("cap").optional(),
                Column.oneOf("per", List.of("visit", "year")).optional());
    }

    @Override
    public List<String> keyColumns() {
        return List.of("payer", "code", "effective_from", "rule");
    }

    @Override
    public List<String> groupColumns() {
        return List.of("payer", "code", "effective_from");
    }

    @Override
    public Map<String, String> columnsOfFields() {
        return Map.of(
                "rules.id", "rule",
                "rules.network", "network_side",
                "rules.basisPoints", "percent",
                "rules", "rule");
    }

    @Override
    public Outcome apply(Caller caller, List<CsvRow> group) {
        List<FieldError> errors = new ArrayList<>();
        List<RuleDraft> rules = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            CsvRow row = group.get(i);
            String at = "rules[" + i + "]";
            rules.add(new RuleDraft(
                    row.text("rule"),
                    row.text("kind"),
                    row.orNull("network_side"),
                    row.orNull("category"),
                    Importing.basisPoints(row, "percent", at + ".basisPoints", errors),
                    Importing.money(row, "amount", at + ".amount", errors),
                    Importing.money(row, "cap", at + ".cap", errors),
                    row.orNull("per")));
        }
        Importing.refuseIfAny(errors);
        CsvRow row = group.getFirst();
        return RowRefusal.settle(plans.save(
                new PlanDraft(
                        row.text("payer"),
                        row.text("code"),
                        row.text("name_en"),
                        row.text("name_ar"),
                        row.text("network"),
                        row.text("currency"),
                        row.date("effective_from"),
                        row.dateOrNull("effective_to"),
                        rules),
                Importing.by(caller)));
    }
}
