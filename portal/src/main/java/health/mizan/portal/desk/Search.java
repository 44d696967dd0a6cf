package health.mizan.portal.desk;

import health.mizan.arrivals.Found;
import health.mizan.masterdata.Codes;
import health.mizan.portal.pages.Language;
import java.util.List;

/**
 * What a search came to.
 *
 * @param shape      how what was typed was understood
 * @param checkDigit false if the number's last digit contradicts the others
 * @param more       whether there are others than those shown
 */
public record Search(String shape, boolean checkDigit, List<PersonRow> people, boolean more) {

    static Search of(Found found, Language language) {
        return new Search(
                Codes.code(found.typed().shape()),
                found.typed().checkDigitFits(),
                found.people().stream()
                        .map(arrival -> PersonRow.of(arrival, language))
                        .toList(),
                found.more());
    }

    /** Whether what was typed may be the number of a document, by which an insurer can be asked. */
    public boolean askable() {
        return shape.equals("national-id") || shape.equals("iqama") || shape.equals("number");
    }

    public boolean nobody() {
        return people.isEmpty();
    }
}
