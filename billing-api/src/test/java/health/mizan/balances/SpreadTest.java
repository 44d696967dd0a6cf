package health.mizan.balances;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static final Currency SAR = Currency.getInstance("SAR");

    @Test
    void the_odd_halala_goes_to_the_line_with_the_largest_remainder() {
        assertThat(Spread.of(sar("10"), List.of(line("a", "10", "0"), line("b", "10", "0"), line("c", "10", "0"))))
                .containsExactly(Map.entry("a", sar("3.34")), Map.entry("b", sar("3.33")), Map.entry("c", sar("3.33")));
    }

    @Test
    void what_a_credit_note_left_too_much_on_a_line_is_taken_from_there_first() {
        assertThat(Spread.of(sar("30").negated(), List.of(line("a", "70", "100"), line("b", "50", "50"))))
                .containsExactly(Map.entry("a", sar("30").negated()));
    }

    @Test
    void what_is_due_is_never_below_zero() {
        assertThatThrownBy(() -> new Balance(sar("1").negated(), sar("0")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whatever_is_paid_and_returned_no_line_takes_more_than_it_is_due_and_the_parts_are_the_whole(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 0, max = 40_000) Long> dues,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = -30_000, max = 60_000) Integer> moves) {
        Money due = minor(dues.stream().mapToLong(Long::longValue).sum());
        List<Spread.Line<Integer>> lines = new ArrayList<>();
        for (int i = 0; i < dues.size(); i++) {
            lines.add(new Spread.Line<>(i, minor(dues.get(i)), minor(0)));
        }
        Balance balance = new Balance(due, minor(0));
        for (int move : moves) {
            Balance after = new Balance(due, balance.paid().plus(minor(move)));
            Map<Integer, Money> parts = Spread.of(after.applied().minus(balance.applied()), lines);
            lines.replaceAll(line -> new Spread.Line<>(
                    line.key(), line.due(), line.paid().plus(parts.getOrDefault(line.key(), minor(0)))));
            balance = after;
            assertThat(lines.stream().mapToLong(line -> line.paid().minor()).sum())
                    .isEqualTo(balance.applied().minor());
            assertThat(lines).allSatisfy(line -> {
                assertThat(line.paid().isNegative()).isFalse();
                assertThat(line.paid().exceeds(line.due())).isFalse();
            });
        }
        assertThat(balance.open().plus(balance.applied())).isEqualTo(due);
        assertThat(balance.credit().isPositive() && balance.open().isPositive()).isFalse();
    }

    private static Spread.Line<String> line(String key, String due, String paid) {
        return new Spread.Line<>(key, sar(due), sar(paid));
    }

    private static Money minor(long amount) {
        return new Money(amount, SAR);
    }
}
