package health.mizan.discoveries;

import org.jspecify.annotations.Nullable;

/**
 * What somebody at a desk wants to know of a number. Its text form is a blank.
 *
 * @param system   of the number, as in {@link health.mizan.persons.Identifier}; null if none was told
 * @param number   as its issuer writes it; null if none was told
 * @param birth    a date such as {@code 1990-05-17}, Hijri such as {@code 1410/10/22}, or a year; empty if it was not told
 * @param payer    a payer's code
 * @param facility the code of the site that asks
 */
public record DiscoveryDraft(
        @Nullable String system, @Nullable String number, String birth, String payer, String facility) {

    @Override
    public String toString() {
        return "▮";
    }
}
