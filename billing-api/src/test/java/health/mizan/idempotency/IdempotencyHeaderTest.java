package health.mizan.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.web.ProblemException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyHeaderTest {

    @Property
    void a_key_is_read_bare_or_quoted(
            @ForAll @StringLength(min = 8, max = 255) @CharRange(from = '#', to = '[') String key) {
        assertThat(IdempotencyHeader.key(List.of(key))).isEqualTo(key);
        assertThat(IdempotencyHeader.key(List.of("\"" + key + "\""))).isEqualTo(key);
    }

    @Test
    void quotes_within_a_quoted_key_are_escaped() {
        assertThat(IdempotencyHeader.key(List.of("\"an-\\\"a-b\\\\c\""))).isEqualTo("an-\"a-b\\c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\"\"",
                "1234567",
                "\"1234567\"",
                "a b",
                "abcdefgh\nb",
                "ключ",
                "\"open",
                "\"a\";p=1",
                "\"a\\n\"",
                "\"a\\",
                "\u007f"
            })
    void anything_else_is_refused(String value) {
        assertThatThrownBy(() -> IdempotencyHeader.key(List.of(value)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type().slug()).isEqualTo("malformed-request"));
    }

    @Test
    void none_two_or_an_endless_one_are_refused() {
        assertThatThrownBy(() -> IdempotencyHeader.key(List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type().slug()).isEqualTo("idempotency-key-missing"));
        assertThatThrownBy(() -> IdempotencyHeader.key(List.of("one-of-two", "two-of-two")))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> IdempotencyHeader.key(List.of("a".repeat(256))))
                .isInstanceOf(ProblemException.class);
    }
}
