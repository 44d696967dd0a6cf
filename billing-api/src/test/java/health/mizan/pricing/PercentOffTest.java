package health.mizan.pricing;

import static health.mizan.testing.Fixtures.kwd;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.money.Money;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PercentOffTest {

    @Test
    void the_golden_lines_are_exact() {
        PercentOff fifteen = new PercentOff(1500);

        assertThat(fifteen.from(sar("150"))).isEqualTo(sar("127.50"));
        assertThat(fifteen.from(sar("60"))).isEqualTo(sar("51.00"));
        assertThat(fifteen.from(sar("90"))).isEqualTo(sar("76.50"));
    }

    @Test
    void half_a_minor_unit_goes_up_in_any_currency() {
        assertThat(new PercentOff(5000).from(sar("0.01"))).isEqualTo(sar("0.01"));
        assertThat(new PercentOff(5001).from(sar("0.01"))).isEqualTo(sar("0.00"));
        assertThat(new PercentOff(5000).from(kwd("0.001"))).isEqualTo(kwd("0.001"));
    }

    @Test
    void a_contract_never_takes_the_whole() {
        assertThatThrownBy(() -> new PercentOff(10_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PercentOff(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void what_remains_is_within_half_a_minor_unit_of_the_exact_part(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long minor,
            @ForAll @IntRange(min = 0, max = 9_999) int basisPoints) {
        Money remains = new PercentOff(basisPoints).from(Money.ofMinor(minor, "SAR"));

        long doubled = 2 * (remains.minor() * 10_000 - minor * (10_000L - basisPoints));
        assertThat(doubled).isGreaterThan(-10_000).isLessThanOrEqualTo(10_000);
        assertThat(remains.minor()).isBetween(0L, minor);
    }
}
