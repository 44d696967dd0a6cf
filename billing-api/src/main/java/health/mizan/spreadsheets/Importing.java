package health.mizan.spreadsheets;

import health.mizan.access.Caller;
import health.mizan.csv.CsvRow;
import health.mizan.imports.RowRefusal;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.FieldError;
import health.mizan.money.Money;
import health.mizan.money.MoneyText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the importers share: who changes, and how cells become amounts and shares. */
final class Importing {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Importing() {}

    static Change by(Caller caller) {
        return Change.toWhateverIsThere("import:" + caller.subject());
    }

    /** The cell as money; an amount the currency cannot hold is noted in {@code errors}. */
    static @Nullable Money money(CsvRow row, String column, String field, List<FieldError> errors) {
        String amount = row.orNull(column);
        if (amount == null) {
            return null;
        }
        try {
            return MoneyText.parse(amount, row.text("currency"));
        } catch (IllegalArgumentException | ArithmeticException unfit) {
            errors.add(new FieldError(field, "has no more decimals than its currency, and a known currency"));
            return null;
        }
    }

    /** A cell in percent, such as {@code 12.5}, in hundredths of a percent. */
    static @Nullable Integer basisPoints(CsvRow row, String column, String field, List<FieldError> errors) {
        BigDecimal percent = row.optionalDecimal(column).orElse(null);
        if (percent == null) {
            return null;
        }
        BigDecimal points = percent.multiply(HUNDRED).stripTrailingZeros();
        if (points.scale() > 0 || percent.compareTo(HUNDRED) > 0) {
            errors.add(new FieldError(field, "is at most 100, with at most two decimals"));
            return null;
        }
        return points.intValueExact();
    }

    static void refuseIfAny(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new RowRefusal(errors);
        }
    }
}
