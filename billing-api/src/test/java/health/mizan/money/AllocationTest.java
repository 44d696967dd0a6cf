package health.mizan.money;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AllocationTest {

    @Test
    void the_largest_remainders_get_the_odd_halalas() {
        assertThat(Allocation.byWeight(sar("0.10"), List.of(1L, 1L, 1L)))
                .containsExactly(sar("0.04"), sar("0.03"), sar("0.03"));
        assertThat(Allocation.byWeight(sar("1.00"), List.of(1L, 2L, 4L)))
                .containsExactly(sar("0.14"), sar("0.29"), sar("0.57"));
    }

    @Test
    void a_refund_splits_as_its_payment_did() {
        assertThat(Allocation.byWeight(sar("-0.10"), List.of(1L, 1L, 1L)))
                .containsExactly(sar("-0.04"), sar("-0.03"), sar("-0.03"));
    }

    @Test
    void senseless_weights_are_refused() {
        assertThatThrownBy(() -> Allocation.byWeight(sar("1"), List.of(0L, 0L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Allocation.byWeight(sar("1"), List.of(2L, -1L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Allocation.byWeight(sar("1"), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void the_parts_add_up_to_the_whole(
            @ForAll long minor, @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1) Long> weights) {
        Money whole = Money.ofMinor(minor == Long.MIN_VALUE ? 0 : minor, "SAR");

        List<Money> parts = Allocation.byWeight(whole, weights);

        assertThat(parts).hasSameSizeAs(weights);
        assertThat(parts.stream().reduce(sar("0"), Money::plus)).isEqualTo(whole);
    }

    @Property
    void no_part_exceeds_its_line(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1_000_000) Long> lines,
            @ForAll @LongRange(min = 0, max = 1_000) long permille) {
        long sum = lines.stream().mapToLong(Long::longValue).sum();
        Money whole = Money.ofMinor(sum * permille / 1_000, "SAR");

        List<Money> parts = Allocation.byWeight(whole, lines);

        for (int i = 0; i < lines.size(); i++) {
            assertThat(parts.get(i).minor()).isBetween(0L, lines.get(i));
        }
    }
}
