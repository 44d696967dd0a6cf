package health.mizan.money;

import static health.mizan.testing.Fixtures.kwd;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void an_amount_keeps_its_currencys_decimals() {
        assertThat(sar("115").minor()).isEqualTo(11_500);
        assertThat(kwd("1.234").minor()).isEqualTo(1_234);
        assertThat(MoneyText.parse("100", "JPY").minor()).isEqualTo(100);
        assertThat(sar("115").toString()).isEqualTo("SAR 115.00");
    }

    @Test
    void surplus_decimals_are_refused_not_rounded() {
        assertThatThrownBy(() -> sar("0.001")).hasMessage("SAR has 2 decimals");
        assertThatThrownBy(() -> MoneyText.parse("0.5", "JPY")).hasMessage("JPY has 0 decimals");
        assertThatThrownBy(() -> Money.of(new BigDecimal("0.001"), Currency.getInstance("SAR")))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e2",
                "1e999999999",
                "NaN",
                "٠١",
                "０１.００",
                "+1",
                " 1",
                "1,000",
                "",
                "-",
                ".5",
                "1.",
                "007",
                "99999999999999999999"
            })
    void only_plain_digits_are_an_amount(String text) {
        assertThatThrownBy(() -> sar(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SA", "sar", "XAU", "XXX", "ZZZ", ""})
    void only_chargeable_currencies_are_a_currency(String code) {
        assertThatThrownBy(() -> MoneyText.currency(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_currencies_never_mix() {
        assertThatThrownBy(() -> sar("1").plus(kwd("1"))).hasMessage("cannot combine SAR with KWD");
        assertThatThrownBy(() -> sar("1").exceeds(kwd("1"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void overflow_throws() {
        Money most = Money.ofMinor(Long.MAX_VALUE, "SAR");

        assertThatThrownBy(() -> most.plus(sar("0.01"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMinor(Long.MIN_VALUE, "SAR").negated())
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void arithmetic_is_exact() {
        assertThat(sar("0.10").plus(sar("0.20"))).isEqualTo(sar("0.30"));
        assertThat(sar("1.00").minus(sar("3.50"))).isEqualTo(sar("-2.50"));
        assertThat(sar("0.35").times(3)).isEqualTo(sar("1.05"));
        assertThat(sar("1").negated()).isEqualTo(sar("-1"));
        assertThat(sar("1").min(sar("2"))).isEqualTo(sar("1"));
        assertThat(sar("1").max(sar("2"))).isEqualTo(sar("2"));
        assertThat(sar("2").min(sar("1"))).isEqualTo(sar("1"));
        assertThat(sar("2").max(sar("1"))).isEqualTo(sar("2"));
    }

    @Test
    void the_sign_is_known() {
        assertThat(Money.zero(Currency.getInstance("SAR"))).isEqualTo(sar("0"));
        assertThat(sar("0.01").isPositive()).isTrue();
        assertThat(sar("0").isPositive()).isFalse();
        assertThat(sar("-0.01").isNegative()).isTrue();
        assertThat(sar("0").isNegative()).isFalse();
        assertThat(sar("0").isZero()).isTrue();
        assertThat(sar("0.01").isZero()).isFalse();
        assertThat(sar("1").exceeds(sar("1"))).isFalse();
        assertThat(sar("1.01").exceeds(sar("1"))).isTrue();
    }
}
