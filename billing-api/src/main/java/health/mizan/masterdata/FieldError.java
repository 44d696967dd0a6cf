package health.mizan.masterdata;

/**
 * One thing wrong with a draft.
 *
 * @param field   where, as in {@code rules[2].basisPoints}
 * @param message a sentence that says what is expected; never repeats the value
 */
public record FieldError(String field, String message) {}
