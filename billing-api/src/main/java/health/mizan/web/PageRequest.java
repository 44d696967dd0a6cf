package health.mizan.web;

import org.jspecify.annotations.Nullable;

/**
 * What part of a list is asked for.
 *
 * @param after rows that follow this in the order of the list
 * @param limit rows at most, 1 to 200 where the caller chooses
 */
public record PageRequest(Cursor after, int limit) {

    /** Rows of a list that leaves as one file. More is a report, which nobody waits for in a browser. */
    public static final int MOST_IN_A_FILE = 5_000;

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 200;

    /** From the query parameters {@code cursor} and {@code limit}, either of which may be absent. */
    public static PageRequest of(@Nullable String cursor, @Nullable Integer limit) {
        return of(cursor, limit, Cursor.START);
    }

    /** As {@link #of}, for a list that shows the newest first: rows come that sort before the cursor. */
    public static PageRequest newestFirst(@Nullable String cursor, @Nullable Integer limit) {
        return of(cursor, limit, Cursor.END);
    }

    /** All of a list that shows the newest first, for a file; what it leaves out shows by a next page. */
    public static PageRequest file() {
        return new PageRequest(Cursor.END, MOST_IN_A_FILE);
    }

    private static PageRequest of(@Nullable String cursor, @Nullable Integer limit, Cursor start) {
        int rows = limit == null ? DEFAULT_LIMIT : limit;
        if (rows < 1 || rows > MAX_LIMIT) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "limit lies between 1 and " + MAX_LIMIT);
        }
        return new PageRequest(cursor == null ? start : Cursor.decode(cursor), rows);
    }
}
