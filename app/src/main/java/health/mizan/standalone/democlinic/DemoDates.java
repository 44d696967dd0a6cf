package health.mizan.standalone.democlinic;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Dates of the demo files that stay meaningful whenever the demo is first started: {@code {today+30}}, {@code {today-9}},
 * {@code {-41y}} (a birth 41 years ago to the day) and {@code {-1y-07-01}} (a day of last year). Imports know only real
 * dates; this is resolved before they see the file.
 */
final class DemoDates {

    private static final Pattern RELATIVE =
            Pattern.compile("\\{(?:today([+-]\\d{1,5})?|([+-]?\\d{1,3})y(?:-(\\d\\d-\\d\\d))?)}");

    private final LocalDate today;

    DemoDates(LocalDate today) {
        this.today = today;
    }

    String resolve(String csv) {
        return RELATIVE.matcher(csv).replaceAll(found -> date(found).toString());
    }

    private LocalDate date(MatchResult found) {
        if (found.group(2) == null) {
            return found.group(1) == null ? today : today.plusDays(Long.parseLong(found.group(1)));
        }
        LocalDate year = today.plusYears(Long.parseLong(found.group(2)));
        return found.group(3) == null
                ? year
                : MonthDay.parse("--" + found.group(3)).atYear(year.getYear());
    }
}
