package health.mizan.portal.kit;

import health.mizan.portal.pages.Language;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Days and times as pages write them. The Gregorian day leads, since due dates go by it; patients also see the day of
 * the Umm al-Qura calendar. Digits are Latin in both languages: what the JDK does for {@code ar-SA} depends on the call.
 */
public final class When {

    private static final Map<Language, Locale> LOCALES = new EnumMap<>(
            Map.of(Language.ARABIC, Locale.forLanguageTag("ar-u-nu-latn"), Language.ENGLISH, Locale.ENGLISH));

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu");
    private static final DateTimeFormatter HIJRI = DateTimeFormatter.ofPattern("d MMMM y");
    private static final DateTimeFormatter HIJRI_NUMBERS = DateTimeFormatter.ofPattern("y-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private When() {}

    /** Such as {@code 18 November 2026}. */
    public static String day(Language language, LocalDate day) {
        return DAY.withLocale(LOCALES.get(language)).format(day);
    }

    /** The same day of the Umm al-Qura calendar, such as {@code 8 Jumada II 1448}. */
    public static String hijri(Language language, LocalDate day) {
        return HIJRI.withLocale(LOCALES.get(language)).format(HijrahDate.from(day));
    }

    /** For documents that speak both languages at once, such as {@code 1448-06-08}. */
    public static String hijriNumbers(LocalDate day) {
        return HIJRI_NUMBERS.format(HijrahDate.from(day));
    }

    /** For patients, such as {@code 2:05 pm}. */
    public static String time(Language language, ZonedDateTime at) {
        return TIME.withLocale(LOCALES.get(language)).format(at);
    }

    /** For staff, such as {@code 2026-11-18 14:05}: sorts as it reads. */
    public static String stamp(ZonedDateTime at) {
        return at.toLocalDate() + " " + CLOCK.format(at);
    }

    /** As the {@code datetime} of a time element, which takes no more than milliseconds. */
    public static String machine(ZonedDateTime at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toOffsetDateTime().toString();
    }
}
