package health.mizan.money;

import static health.mizan.testing.Fixtures.kwd;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VatTest {

    @Test
    void tax_is_rounded_half_up_per_line() {
        assertThat(Vat.on(sar("0.10"), VatCategory.STANDARD, 1_500).tax()).isEqualTo(sar("0.02"));
        assertThat(Vat.on(sar("0.03"), VatCategory.STANDARD, 1_500).tax()).isEqualTo(sar("0.00"));
        assertThat(Vat.on(sar("142.80"), VatCategory.STANDARD, 1_500).gross()).isEqualTo(sar("164.22"));
        assertThat(Vat.on(kwd("0.010"), VatCategory.STANDARD, 500).tax()).isEqualTo(kwd("0.001"));
    }

    @Test
    void a_citizens_part_is_zero_rated_while_the_insurers_is_not() {
        Vat citizen = Vat.on(sar("35.70"), VatCategory.ZERO_RATED, 0);
        Vat insurer = Vat.on(sar("142.80"), VatCategory.STANDARD, 1_500);

        assertThat(citizen.gross()).isEqualTo(sar("35.70"));
        assertThat(insurer.tax()).isEqualTo(sar("21.42"));
    }

    @Test
    void only_the_standard_category_carries_tax() {
        assertThatThrownBy(() -> Vat.on(sar("1"), VatCategory.ZERO_RATED, 1_500))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Vat.on(sar("1"), VatCategory.STANDARD, 10_001))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Vat.on(sar("1"), VatCategory.STANDARD, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Vat(VatCategory.EXEMPT, 0, sar("1"), sar("0.01")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Vat(VatCategory.STANDARD, 0, sar("1"), kwd("0")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_rate_may_be_anything_from_nothing_to_all() {
        assertThat(Vat.on(sar("2"), VatCategory.STANDARD, 0).tax()).isEqualTo(sar("0"));
        assertThat(Vat.on(sar("2"), VatCategory.STANDARD, 10_000).tax()).isEqualTo(sar("2"));
    }
}
