package health.mizan.persons;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A birth date as exactly as it is known. Older Saudi documents carry only the Hijri date: it is converted by the Umm
 * al-Qura table and its text is kept, because the conversion may be a day off the document of another office.
 *
 * @param first     the earliest day it can mean
 * @param precision how much of {@code first} is known
 * @param hijri     the document's own text, such as {@code 1405/06/20}; null when it was Gregorian
 */
public record BirthDate(
        LocalDate first, Precision precision, @Nullable String hijri) {

    /** What is known of the date; FHIR writes the same three by leaving parts out. */
    public enum Precision {
        DAY,
        MONTH,
        YEAR
    }

    /** Stands in for a date that was refused; never kept. */
    public static final BirthDate UNREAD = new BirthDate(LocalDate.of(1900, 1, 1), Precision.YEAR, null);

    private static final Pattern HIJRI = Pattern.compile("(1[34]\\d\\d)[/-](\\d{1,2})[/-](\\d{1,2})");

    /** Reads {@code 1985}, {@code 1985-03} or {@code 1985-03-12}. @throws DateTimeException if it is none of them */
    public static BirthDate parse(String text) {
        return switch (text.length()) {
            case 4 -> new BirthDate(Year.parse(text).atDay(1), Precision.YEAR, null);
            case 7 -> new BirthDate(YearMonth.parse(text).atDay(1), Precision.MONTH, null);
            default -> new BirthDate(LocalDate.parse(text), Precision.DAY, null);
        };
    }

    /** Reads a Hijri date, year first. @throws DateTimeException if the calendar has no such day */
    public static BirthDate parseHijri(String text) {
        Matcher parts = HIJRI.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("a Hijri date is written year/month/day");
        }
        HijrahDate day = HijrahDate.of(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        return new BirthDate(LocalDate.from(day), Precision.DAY, text);
    }

    /**
     * Whether the document's Hijri text is the same day but for the two days by which sightings and tables differ; true
     * where there is none or the day is not known.
     */
    public boolean agreesWithHijri() {
        if (hijri == null || precision != Precision.DAY) {
            return true;
        }
        try {
            return Math.abs(ChronoUnit.DAYS.between(first, parseHijri(hijri).first())) <= 2;
        } catch (DateTimeException notADay) {
            return false;
        }
    }

    public BirthDate withHijri(@Nullable String text) {
        return new BirthDate(first, precision, text);
    }

    public int year() {
        return first.getYear();
    }

    /** Whole Gregorian years; the age of the earliest possible birth when the day is not known. */
    public int ageOn(LocalDate day) {
        return Period.between(first, day).getYears();
    }

    /** As FHIR writes it: only what is known. */
    public String text() {
        return switch (precision) {
            case DAY -> first.toString();
            case MONTH -> YearMonth.from(first).toString();
            case YEAR -> Year.from(first).toString();
        };
    }

    /** As the document writes it: in the Hijri calendar if that is what it carries. */
    public String written() {
        return hijri == null ? text() : hijri;
    }

    /** A birth date identifies: logs see a blank. */
    @Override
    public String toString() {
        return "▮";
    }
}
