package health.mizan.masterdata;

import health.mizan.web.PageRequest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What part of a list of master data is asked for.
 *
 * @param text   words that a code or name contains, in either language; null for all
 * @param status a status code; null for any
 */
public record ListRequest(@Nullable String text, @Nullable String status, PageRequest page) {

    public static ListRequest of(
            @Nullable String text, @Nullable String status, @Nullable String cursor, @Nullable Integer limit) {
        return new ListRequest(text, status, PageRequest.of(cursor, limit));
    }

    /** For {@code search like}: the wildcards a person typed are letters, null matches all. */
    public @Nullable String pattern() {
        if (text == null || text.isBlank()) {
            return null;
        }
        String letters = text.strip().toLowerCase(Locale.ROOT);
        return "%" + letters.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** The cursor's time as the driver takes it. */
    public OffsetDateTime after() {
        return page.after().at().atOffset(ZoneOffset.UTC);
    }

    /** One row more than asked for proves that there is a next page. */
    public int rows() {
        return page.limit() + 1;
    }
}
