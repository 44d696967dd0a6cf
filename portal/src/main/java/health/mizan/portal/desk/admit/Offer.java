package health.mizan.portal.desk.admit;

import org.jspecify.annotations.Nullable;

/**
 * One of a list to pick from.
 *
 * @param text what it is called, beside its code
 */
public record Offer(String value, String text, @Nullable String note) {}
