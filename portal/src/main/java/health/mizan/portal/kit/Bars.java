package health.mizan.portal.kit;

import health.mizan.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * Sums by day as bars. Time runs from left to right in both languages, and what is below zero hangs below the line. The
 * same figures stand beside it in a table: the picture is for the eye only.
 *
 * @param baseline where the line of zero lies, from the top
 */
public record Bars(List<Bar> bars, int width, int height, int baseline) {

    private static final int SLOT = 40;
    private static final int BAR = 24;
    private static final int PLOT = 120;
    /** Room for the days below the plot. */
    private static final int DAYS = 24;
    /** What is not nothing can be seen. */
    private static final int LEAST = 2;

    /** One day. */
    public record Day(LocalDate day, Money amount) {}

    /**
     * One bar, in the units of the picture.
     *
     * @param middle of the slot
     * @param label  the day of the month
     */
    public record Bar(int x, int y, int width, int height, int middle, String label, boolean below) {}

    public Bars {
        bars = List.copyOf(bars);
    }

    /** @param days of one currency */
    public static Bars of(List<Day> days) {
        long highest =
                days.stream().mapToLong(day -> day.amount().minor()).max().orElse(0);
        long lowest = days.stream().mapToLong(day -> day.amount().minor()).min().orElse(0);
        highest = Math.max(highest, 0);
        lowest = Math.min(lowest, 0);
        long range = Math.max(highest - lowest, 1);
        int baseline = scaled(highest, range, highest == 0 && lowest == 0 ? PLOT : 0);
        List<Bar> bars = new java.util.ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            long minor = days.get(i).amount().minor();
            int height = minor == 0 ? 0 : Math.max(scaled(Math.abs(minor), range, 0), LEAST);
            int middle = i * SLOT + SLOT / 2;
            bars.add(new Bar(
                    middle - BAR / 2,
                    minor < 0 ? baseline : baseline - height,
                    BAR,
                    height,
                    middle,
                    Integer.toString(days.get(i).day().getDayOfMonth()),
                    minor < 0));
        }
        return new Bars(bars, days.size() * SLOT, PLOT + DAYS, baseline);
    }

    private static int scaled(long minor, long range, int otherwise) {
        return minor == 0 ? otherwise : Math.toIntExact((minor * PLOT + range / 2) / range);
    }
}
