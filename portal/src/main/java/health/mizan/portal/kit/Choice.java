package health.mizan.portal.kit;

import org.jspecify.annotations.Nullable;

/**
 * One of several things to choose from.
 *
 * @param label  in words
 * @param hint   a sentence more; null if there is none
 * @param reason why it cannot be chosen now, in words; null if it can
 * @param first  chosen unless somebody chose otherwise
 */
public record Choice(
        String value,
        String label,
        @Nullable String hint,
        @Nullable String reason,
        boolean first) {

    /** What is said below the label: why not, or else the hint. */
    public @Nullable String note() {
        return reason != null ? reason : hint;
    }

    public boolean chosenIn(Form form, String field) {
        return form.typed().containsKey(field) ? form.typed(field).equals(value) : first && reason == null;
    }
}
