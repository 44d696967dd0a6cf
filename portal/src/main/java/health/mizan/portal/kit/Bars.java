package health.mizan.portal.kit;

import health.mizan.money.Money;
import health.mizan.portal.pages.Page;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums by day as bars. Time runs from left to right in both languages, and what is below zero hangs below the line. The
 * same figures stand beside it in a table: the picture is for the eye only.
 *
 * @param baseline where the line of zero lies, from the top
 * @param peak     the sum of the longest bar, so that the others can be judged by it; null if all are nothing
 */
public record Bars(
        List<Bar> bars,
        int width,
        int height,
        int baseline,
        @Nullable Peak peak) {

    private static final int SLOT = 40;
    private static final int BAR = 24;
    private static final int PLOT = 120;
    /** Room for the days below the plot. */
    private static final int DAYS = 24;
    /** What is not nothing can be seen. */
    private static final int LEAST = 2;

    /** So many slots the half of a sum may take. */
    private static final int WORDS = 3;
    /** Between a bar and its sum. */
    private static final int GAP = 6;

    /** One day. */
    public record Day(LocalDate day, Money amount) {}

    /**
     * One bar, in the units of the picture.
     *
     * @param middle of the slot
     * @param label  the day of the month
     */
    public record Bar(int x, int y, int width, int height, int middle, String label, boolean below) {}

    /**
     * What stands above the highest bar.
     *
     * @param x      where the words are held
     * @param anchor by which end, so that they stay within the picture
     */
    public record Peak(int x, int y, String anchor, String text) {}

    public Bars {
        bars = List.copyOf(bars);
    }

    /** @param days of one currency */
    public static Bars of(Page page, List<Day> days) {
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
        return new Bars(bars, days.size() * SLOT, PLOT + DAYS, baseline, peak(page, days, bars, highest));
    }

    private static @Nullable Peak peak(Page page, List<Day> days, List<Bar> bars, long highest) {
        for (int i = days.size() - 1; i >= 0; i--) {
            if (highest > 0 && days.get(i).amount().minor() == highest) {
                Bar bar = bars.get(i);
                boolean atTheStart = i < WORDS;
                boolean atTheEnd = i >= days.size() - WORDS;
                return new Peak(
                        atTheStart ? bar.x() : atTheEnd ? bar.x() + BAR : bar.middle(),
                        bar.y() - GAP,
                        atTheStart ? "start" : atTheEnd ? "end" : "middle",
                        Words.isolated(Words.sum(page, days.get(i).amount())));
            }
        }
        return null;
    }

    private static int scaled(long minor, long range, int otherwise) {
        return minor == 0 ? otherwise : Math.toIntExact((minor * PLOT + range / 2) / range);
    }
}
