package health.mizan.portal.office;

import org.jspecify.annotations.Nullable;

/**
 * What the address of a list asks for, as it was sent.
 *
 * @param cursor where the page begins; null for the newest
 * @param file   what became of its file, if something did
 */
record Asked(
        @Nullable String from,
        @Nullable String until,
        @Nullable String cursor,
        @Nullable String file) {}
