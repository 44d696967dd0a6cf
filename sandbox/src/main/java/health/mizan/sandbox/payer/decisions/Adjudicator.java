package health.mizan.sandbox.payer.decisions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The payer's own sums: what is allowed of each line, then deductible and share of the visit, then tax on the benefit. */
public final class Adjudicator {

    private Adjudicator() {}

    /** @param priced what the line costs without tax */
    public record Line(int sequence, String service, long quantity, long priced, long tax) {}

    /**
     * What the rules say of a line.
     *
     * @param allowed of its price; the rest is rejected
     */
    public record Ruling(long allowed, @Nullable String reason) {}

    public static List<Decision.Line> decide(List<Line> lines, List<Ruling> rulings, Plan plan, boolean inNetwork) {
        long allowed = rulings.stream().mapToLong(Ruling::allowed).sum();
        long deductible = Math.min(plan.deductible(), allowed);
        long percent = share(allowed - deductible, plan.percent(), 100);
        long cap = inNetwork ? plan.capIn() : plan.capOut();
        long copay = deductible + (cap == 0 ? percent : Math.min(percent, cap));
        long[] copays =
                spread(copay, rulings.stream().mapToLong(Ruling::allowed).toArray(), allowed);
        List<Decision.Line> decided = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            decided.add(line(lines.get(i), rulings.get(i), copays[i]));
        }
        return decided;
    }

    private static Decision.Line line(Line line, Ruling ruling, long copay) {
        long benefit = ruling.allowed() - copay;
        long rejected = line.priced() - ruling.allowed();
        return new Decision.Line(
                line.sequence(),
                ruling.allowed() == 0 && rejected > 0 ? 0 : line.quantity(),
                line.priced() + line.tax(),
                ruling.allowed(),
                copay,
                benefit,
                line.priced() == 0 ? 0 : share(line.tax(), benefit, line.priced()),
                rejected,
                rejected == 0 ? null : ruling.reason());
    }

    /** The part of an amount, to the nearest halala. */
    private static long share(long amount, long part, long whole) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** By weight, whole halalas; what rounding down leaves goes to the largest remainders, the earlier line first. */
    private static long[] spread(long amount, long[] weights, long total) {
        long[] parts = new long[weights.length];
        if (total == 0) {
            return parts;
        }
        long left = amount;
        for (int i = 0; i < weights.length; i++) {
            parts[i] = amount * weights[i] / total;
            left -= parts[i];
        }
        List<Integer> byRemainder = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> amount * weights[i] % total)
                        .reversed())
                .toList();
        for (int i = 0; i < left; i++) {
            parts[byRemainder.get(i)]++;
        }
        return parts;
    }
}
