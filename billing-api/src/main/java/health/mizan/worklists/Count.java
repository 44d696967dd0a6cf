package health.mizan.worklists;

/**
 * How much there is of something.
 *
 * @param more whether there is more than was counted
 */
public record Count(int number, boolean more) {

    /** Beyond this nobody reads the number, and counting on costs time. */
    static final int MOST = 1000;

    static Count of(int found) {
        return new Count(Math.min(found, MOST), found > MOST);
    }
}
