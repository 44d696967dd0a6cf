package health.mizan.discoveries;

import health.mizan.persons.BirthDate;
import health.mizan.persons.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * Whom a payer is asked about: a number on a document, and nothing that was not shown. Its text form is a blank.
 *
 * @param born null if it was not told
 */
public record Sought(Identifier number, @Nullable BirthDate born) {

    @Override
    public String toString() {
        return "▮";
    }
}
