package health.mizan.persons;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.persons.IdentifierRules.Finding.Refused;
import health.mizan.persons.IdentifierRules.Finding.Suspicious;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierRulesTest {

    @Test
    void a_national_id_with_its_check_digit_passes() {
        assertThat(IdentifierRules.check(Identifier.NATIONAL_ID, "1000000008")).isEmpty();
    }

    @Test
    void a_wrong_check_digit_is_only_suspicious() {
        assertThat(IdentifierRules.check(Identifier.NATIONAL_ID, "1000000000"))
                .singleElement()
                .isInstanceOf(Suspicious.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000000006", "100000000", "10000000088", "1OOOOOOOO8", "١٠٠٠٠٠٠٠٠٨", "1000000008 ", ""})
    void a_national_id_has_ten_latin_digits_and_starts_with_1(String value) {
        assertThat(IdentifierRules.check(Identifier.NATIONAL_ID, value))
                .singleElement()
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://nphies.sa/identifier/iqama, 1000000008",
        "http://nphies.sa/identifier/passportnumber, a1",
        "http://nphies.sa/identifier/bordernumber, 12345",
        "not a uri, 12345",
        "relative/path, 12345",
    })
    void forms_of_other_systems_are_held_too(String system, String value) {
        assertThat(IdentifierRules.check(system, value)).singleElement().isInstanceOf(Refused.class);
    }

    @Test
    void systems_we_do_not_know_are_believed_within_bounds() {
        String system = "https://example.org/identifier/demo-national-id";

        assertThat(IdentifierRules.check(system, "DEMO-1-000001")).isEmpty();
        assertThat(IdentifierRules.check(system, "two\nlines")).isNotEmpty();
        assertThat(IdentifierRules.check(system, "x".repeat(65))).isNotEmpty();
    }

    @Property
    void exactly_one_last_digit_fits(@ForAll @LongRange(min = 100_000_000, max = 299_999_999) long first) {
        long fitting = IntStream.range(0, 10)
                .filter(digit -> IdentifierRules.luhn(first + "" + digit))
                .count();

        assertThat(fitting).isEqualTo(1);
    }

    @Property
    void one_mistyped_digit_never_fits(
            @ForAll @LongRange(min = 100_000_000, max = 299_999_999) long first,
            @ForAll @IntRange(max = 9) int position,
            @ForAll @IntRange(min = 1, max = 9) int change) {
        String whole = IntStream.range(0, 10)
                .mapToObj(digit -> first + "" + digit)
                .filter(IdentifierRules::luhn)
                .findFirst()
                .orElseThrow();
        char[] typed = whole.toCharArray();
        typed[position] = (char) ('0' + (typed[position] - '0' + change) % 10);

        assertThat(IdentifierRules.luhn(new String(typed))).isFalse();
    }

    @Property
    void a_finding_never_repeats_the_number(@ForAll String value) {
        String digits = "9" + Math.abs((long) value.hashCode()) + "9";

        assertThat(IdentifierRules.check(Identifier.IQAMA, digits))
                .allSatisfy(finding -> assertThat(finding.toString()).doesNotContain(digits));
    }
}
