package health.mizan.payers;

import org.jspecify.annotations.Nullable;

/**
 * A number by which others know a payer.
 *
 * @param system a URI that names who issues the number
 */
public record PayerIdentifier(
        @Nullable String system, @Nullable String value) {}
