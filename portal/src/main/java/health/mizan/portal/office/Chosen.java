package health.mizan.portal.office;

import health.mizan.figures.Days;
import health.mizan.figures.Span;
import health.mizan.portal.kit.Form;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The days that somebody chose to look at.
 *
 * @param name of the choice
 * @param form as it was sent; with an error if the days could not be read, and then today is shown
 */
public record Chosen(String name, Span span, Form form) {

    /** In the order in which they are offered; the last asks for days. */
    public static final List<String> NAMES = List.of("today", "yesterday", "week", "month", "last-month", "days");

    /** Such as {@code from=2026-11-01&until=2026-11-22}, for the addresses of lists. */
    public String query() {
        return "from=" + span.from() + "&until=" + span.until();
    }

    static Chosen of(Days days, @Nullable String period, @Nullable String from, @Nullable String until) {
        LocalDate today = days.today();
        String name = period == null ? (from == null && until == null ? "today" : "days") : period;
        Map<String, String> typed = new HashMap<>();
        typed.put("period", NAMES.contains(name) ? name : "today");
        // Days stand in the form while they are what is chosen; otherwise it shows those that the choice means.
        if (name.equals("days")) {
            typed.put("from", from == null ? "" : from);
            typed.put("until", until == null ? "" : until);
        }
        Form form = new Form(typed, Map.of());
        return switch (name) {
            case "yesterday" -> named(days, form, today.minusDays(1), today.minusDays(1));
            case "week" -> named(days, form, today.minusDays(6), today);
            case "month" -> named(days, form, today.withDayOfMonth(1), today);
            case "last-month" ->
                named(
                        days,
                        form,
                        today.minusMonths(1).withDayOfMonth(1),
                        today.withDayOfMonth(1).minusDays(1));
            case "days" -> between(days, form);
            default -> named(days, form, today, today);
        };
    }

    private static Chosen between(Days days, Form form) {
        LocalDate today = days.today();
        LocalDate from = day(form.typed("from"));
        LocalDate until = day(form.typed("until"));
        Form checked = form;
        if (from == null) {
            checked = checked.with("from", "office.period.from.error");
        }
        if (until == null) {
            checked = checked.with("until", "office.period.until.error");
        }
        if (from == null || until == null) {
            return new Chosen("days", new Span(today, today, days.zone()), checked);
        }
        if (until.isBefore(from) || !until.isBefore(from.plusDays(Span.MOST_DAYS))) {
            return new Chosen(
                    "days",
                    new Span(today, today, days.zone()),
                    form.with("until", "office.period.order.error", Integer.toString(Span.MOST_DAYS)));
        }
        return named(days, form, from, until);
    }

    private static Chosen named(Days days, Form form, LocalDate from, LocalDate until) {
        return new Chosen(form.typed("period"), new Span(from, until, days.zone()), form);
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            return day.getYear() >= 2000 && day.getYear() < 3000 ? day : null;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
