package health.mizan.portal.asking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A question as its asker reads it on a page. Its text form is a blank.
 *
 * @param asked   the day at the site that it is about
 * @param settled the day on which the office closed it; null while it waits
 * @param answer  null while there is none
 */
public record PastQuestion(
        String words,
        LocalDate asked,
        @Nullable LocalDate settled,
        @Nullable String answer) {

    @Override
    public String toString() {
        return "▮";
    }
}
