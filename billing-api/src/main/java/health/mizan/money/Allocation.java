package health.mizan.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits an amount over parts by the method of the largest remainder: the parts add up to the whole, a tie goes to the
 * earlier part, and the same question always has the same answer.
 */
public final class Allocation {

    private Allocation() {}

    /**
     * @param whole   may be negative: a refund splits as its payment did
     * @param weights one per part, none negative, not all zero; a line's share never exceeds the line when the weights
     *                are the lines' amounts and the whole is at most their sum
     * @return one amount per weight, in the same order
     */
    public static List<Money> byWeight(Money whole, List<Long> weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight cannot be negative: " + weight);
            }
            sum = sum.add(BigInteger.valueOf(weight));
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("at least one weight must be above zero");
        }
        BigInteger minor = BigInteger.valueOf(whole.minor()).abs();
        long[] parts = new long[weights.size()];
        BigInteger[] remainders = new BigInteger[weights.size()];
        BigInteger left = minor;
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] division =
                    minor.multiply(BigInteger.valueOf(weights.get(i))).divideAndRemainder(sum);
            parts[i] = division[0].longValueExact();
            remainders[i] = division[1];
            left = left.subtract(division[0]);
        }
        List<Integer> byRemainder = IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .toList();
        for (int i = 0; i < left.intValueExact(); i++) {
            parts[byRemainder.get(i)]++;
        }
        List<Money> shares = new ArrayList<>(parts.length);
        for (long part : parts) {
            shares.add(new Money(whole.isNegative() ? -part : part, whole.currency()));
        }
        return List.copyOf(shares);
    }
}
