package health.mizan.portal.office;

import org.jspecify.annotations.Nullable;

/**
 * The way through a list that shows the newest first.
 *
 * @param first the address of the first page, without the language; null on the first page itself
 * @param next  the address of what is older; null on the last page
 */
public record Pager(@Nullable String first, @Nullable String next) {

    public static Pager of(String list, @Nullable String cursor, @Nullable String next) {
        String more = list + (list.contains("?") ? "&" : "?") + "cursor=";
        return new Pager(cursor == null ? null : list, next == null ? null : more + next);
    }

    public boolean isNeeded() {
        return first != null || next != null;
    }
}
