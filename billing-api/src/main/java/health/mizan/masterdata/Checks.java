package health.mizan.masterdata;

import health.mizan.money.MoneyText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything that is wrong with a draft, so that its author mends it in one go. A check of a wrong value notes
 * the error and returns a placeholder: what is built from placeholders is discarded, for {@link #failed} is then true.
 */
public final class Checks {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    private final List<FieldError> errors = new ArrayList<>();

    public boolean failed() {
        return !errors.isEmpty();
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    public void error(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    public void require(boolean holds, String field, String message) {
        if (!holds) {
            error(field, message);
        }
    }

    /** A business code: what people and other systems call the thing. */
    public String code(String field, @Nullable String value) {
        return matching(
                field,
                value,
                CODE,
                "a code has 1 to 32 letters, digits, dots, dashes or underscores, none of them first");
    }

    public String text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            error(field, "is required");
            return "";
        }
        if (value.length() > longest || value.chars().anyMatch(Character::isISOControl)) {
            error(field, "has at most " + longest + " characters on one line");
            return "";
        }
        return value.strip();
    }

    /** @param placeholder returned, and to be discarded, where the value is missing */
    public <T> T present(String field, @Nullable T value, T placeholder) {
        if (value == null) {
            error(field, "is required");
            return placeholder;
        }
        return value;
    }

    public @Nullable String optionalText(String field, @Nullable String value, int longest) {
        return value == null || value.isBlank() ? null : text(field, value, longest);
    }

    public String matching(String field, @Nullable String value, Pattern pattern, String message) {
        if (value == null || value.isBlank()) {
            error(field, "is required");
            return "";
        }
        if (!pattern.matcher(value).matches()) {
            error(field, message);
            return "";
        }
        return value;
    }

    public @Nullable String optionalMatching(String field, @Nullable String value, Pattern pattern, String message) {
        return value == null || value.isBlank() ? null : matching(field, value, pattern, message);
    }

    public <E extends Enum<E>> E oneOf(String field, @Nullable String value, Class<E> type) {
        return Codes.of(type, value == null ? "" : value).orElseGet(() -> {
            error(field, "is one of " + Codes.allOf(type));
            return type.getEnumConstants()[0];
        });
    }

    /** As {@link #oneOf}, where leaving the value out means {@code otherwise}. */
    public <E extends Enum<E>> E oneOf(String field, @Nullable String value, E otherwise) {
        return value == null || value.isBlank() ? otherwise : oneOf(field, value, otherwise.getDeclaringClass());
    }

    public Currency currency(String field, @Nullable String value) {
        try {
            return MoneyText.currency(value == null ? "" : value);
        } catch (IllegalArgumentException unknown) {
            error(field, "is a three-letter ISO 4217 code such as SAR");
            return Currency.getInstance("SAR");
        }
    }

    public LocalDate firstDay(String field, @Nullable LocalDate value) {
        if (value == null) {
            error(field, "is required");
            return FIRST_DAY;
        }
        inRange(field, value);
        return value;
    }

    /** The last day of a period, both ends included; null for one without an end. */
    public @Nullable LocalDate lastDay(String field, @Nullable LocalDate value, LocalDate from) {
        if (value != null) {
            inRange(field, value);
            require(!value.isBefore(from), field, "is not before the first day");
        }
        return value;
    }

    private void inRange(String field, LocalDate day) {
        require(!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY), field, "lies between 1900 and 2999");
    }
}
