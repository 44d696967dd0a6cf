package health.mizan.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import health.mizan.money.Allocation;
import health.mizan.money.Money;
import health.mizan.money.MoneyText;
import health.mizan.money.Vat;
import health.mizan.money.VatCategory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Amounts as anybody may write them, {@code 115.00 SAR}: taken exactly or refused, and no part is lost afterwards. */
class MoneyFuzz {

    private static final int MOST_WEIGHTS = 40;

    @FuzzTest
    void take(byte[] sent) {
        String[] words = new String(sent, UTF_8).split(" ", 2);
        String currency = words.length == 2 ? words[1] : "SAR";
        Money money;
        try {
            money = MoneyText.parse(words[0], currency);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).as("a sentence for the sender").isNotBlank();
            return;
        }
        isExactly(money, words[0]);
        splitsWithoutRest(money, sent);
        if (!money.isNegative()) {
            isTaxedByTheHalala(money, sent.length % 101 * 100);
        }
    }

    /** Judged by another reader, which takes far more spellings: only the plain one of them may have passed. */
    private static void isExactly(Money money, String written) {
        BigDecimal value = new BigDecimal(written);
        String plain = value.toPlainString();
        assertThat(written).isIn(plain, "-" + plain);
        assertThat(written.startsWith("-") && !plain.startsWith("-"))
                .as("only zero may carry a minus of its own")
                .isEqualTo(written.startsWith("-") && value.signum() == 0);
        assertThat(BigDecimal.valueOf(money.minor()))
                .isEqualByComparingTo(value.movePointRight(money.currency().getDefaultFractionDigits()));
        assertThat(MoneyText.parse(money.toDecimal().toPlainString(), money.currency()))
                .isEqualTo(money);
    }

    private static void splitsWithoutRest(Money money, byte[] sent) {
        List<Long> weights = new ArrayList<>();
        for (int i = 0; i < Math.min(sent.length, MOST_WEIGHTS); i++) {
            weights.add((sent[i] & 0xFFL) << (sent[i] & 31));
        }
        if (weights.stream().allMatch(weight -> weight == 0)) {
            return;
        }
        BigDecimal sum = weights.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Money> parts = Allocation.byWeight(money, weights);
        assertThat(parts.stream().reduce(Money.zero(money.currency()), Money::plus))
                .isEqualTo(money);
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal fair = BigDecimal.valueOf(money.minor()).multiply(BigDecimal.valueOf(weights.get(i)));
            BigDecimal got = BigDecimal.valueOf(parts.get(i).minor()).multiply(sum);
            assertThat(got.subtract(fair).abs())
                    .as("less than one minor unit off")
                    .isLessThan(sum);
        }
    }

    private static void isTaxedByTheHalala(Money net, int basisPoints) {
        Vat vat = Vat.on(net, VatCategory.STANDARD, basisPoints);
        assertThat(vat.gross().minus(vat.tax())).isEqualTo(net);
        BigDecimal off = BigDecimal.valueOf(vat.tax().minor())
                .movePointRight(4)
                .subtract(BigDecimal.valueOf(net.minor()).multiply(BigDecimal.valueOf(basisPoints)))
                .abs();
        assertThat(off).as("half a minor unit at most").isLessThanOrEqualTo(BigDecimal.valueOf(5000));
    }
}
