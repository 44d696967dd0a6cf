package health.mizan.bounds;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.mizan.bounds.OutOfBounds.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBoundsTest {

    private static final JsonBounds fhir = new JsonBounds(Bounds.FHIR);
    private static final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "-0.5",
                "\"text\"",
                " {\"a\":[1,2.50,1e20,1E-20,true,null,\"ü\",\"\\ud83d\\ude00\"]} ",
                "{\"a\":{\"a\":1},\"b\":{\"a\":1}}",
                "1234567890123456789012345678901234567890",
                "{\"code\":\"1E32\"}",
                "{\"phone\":\"+966500000000\"}",
                "{\"note\":\"one\\n\\ttwo\\r\\n\"}",
                "{\"date\":\"2026-01-01\"}"
            })
    void lawful_texts_pass(String text) {
        assertThatCode(() -> fhir.check(text.getBytes(UTF_8))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"value\":1e999999999}|EXPONENT",
                "{\"value\":1e300000}|EXPONENT",
                "{\"value\":1e-21}|EXPONENT",
                "{\"value\":1E+0000000021}|EXPONENT",
                "{\"value\":\"1e300000\"}|EXPONENT",
                "12345678901234567890123456789012345678901|DIGITS",
                "0.00000000000000000000000000000000000000001|DIGITS",
                "{\"a\":1,\"a\":2}|DUPLICATE_NAME",
                "{\"resourceType\":\"Patient\",\"resourceTyp\\u0065\":\"Claim\"}|DUPLICATE_NAME",
                "{\"a\":\"\\ud800\"}|LONE_SURROGATE",
                "{\"a\":\"\\ude00\\ud83d\"}|LONE_SURROGATE",
                "{\"\\ud800\":1}|LONE_SURROGATE",
                "{\"a\":\"\\u0000\"}|NUL",
                "{\"a\":\"\\u0001\"}|CONTROL",
                "{\"a\":\"\\uffff\"}|CONTROL",
                "{} {}|TRAILING",
                "1 2|TRAILING",
                "{\"a\":NaN}|SYNTAX",
                "{\"a\":Infinity}|SYNTAX",
                "{\"a\":+1}|SYNTAX",
                "{\"a\":01}|SYNTAX",
                "{'a':1}|SYNTAX",
                "{a:1}|SYNTAX",
                "[1,]|SYNTAX",
                "{\"a\":1,}|SYNTAX",
                "[1|SYNTAX",
                "/* c */ 1|SYNTAX",
                "``|SYNTAX",
                "` `|SYNTAX"
            })
    void unlawful_texts_are_refused_by_the_rule_they_break(String text, Rule rule) {
        assertThat(refusal(text.getBytes(UTF_8)).rule()).isEqualTo(rule);
    }

    @Test
    void the_refusal_says_where() {
        OutOfBounds refused = refusal("{\n  \"a\": 1,\n  \"b\": 1e99\n}".getBytes(UTF_8));

        assertThat(refused.line()).isEqualTo(3);
        assertThat(refused.column()).isEqualTo(8);
        assertThat(refused).hasMessage("the body holds a number with a larger exponent than allowed");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        assertThat(refusal("\uFEFF{}".getBytes(UTF_8)).rule()).isEqualTo(Rule.SYNTAX);
        assertThat(refusal("{\"a\":1}".getBytes(UTF_16)).rule()).isEqualTo(Rule.ENCODING);
        assertThat(refusal(new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'}).rule())
                .isEqualTo(Rule.ENCODING);
        assertThat(refusal(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'})
                        .rule())
                .isEqualTo(Rule.ENCODING);
    }

    @Test
    @Timeout(10)
    void nesting_is_given_up_at_the_bound_however_much_follows() {
        Endless brackets = new Endless();

        OutOfBounds refused = catchThrowableOfType(OutOfBounds.class, () -> fhir.check(brackets));

        assertThat(refused.rule()).isEqualTo(Rule.DEPTH);
        assertThat(refused.column()).isEqualTo(65);
        assertThat(brackets.read).isLessThan(20_000);
        assertThatCode(() -> fhir.check(nested(64))).doesNotThrowAnyException();
        assertThat(refusal(nested(65)).rule()).isEqualTo(Rule.DEPTH);
        assertThat(refusal(nested(200_000)).rule()).isEqualTo(Rule.DEPTH);
    }

    @Test
    @Timeout(30)
    void a_hundred_thousand_names_with_one_hash_do_not_stall() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 100_000; i++) {
            // "Aa" and "BB" share their hash: every 17-letter-pair word made of them does too.
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 17; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            text.append(i == 0 ? "\"" : ",\"").append(name).append("\":0");
        }

        assertThatCode(() -> fhir.check(text.append('}').toString().getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    @Test
    void tokens_and_texts_are_counted() {
        JsonBounds narrow = new JsonBounds(new Bounds(4, 10, 8, 4, 0));

        assertThatCode(() -> narrow.check("[1,2,3,4,5,6,7,8]".getBytes(UTF_8))).doesNotThrowAnyException();
        assertThat(refusal(narrow, "[1,2,3,4,5,6,7,8,9]").rule()).isEqualTo(Rule.TOKENS);
        assertThatCode(() -> narrow.check("\"12345678\"".getBytes(UTF_8))).doesNotThrowAnyException();
        assertThat(refusal(narrow, "\"123456789\"").rule()).isEqualTo(Rule.TEXT_LENGTH);
        assertThat(refusal(narrow, "{\"abcde\":1}").rule()).isEqualTo(Rule.TEXT_LENGTH);
    }

    @Property(tries = 300)
    void whatever_a_mapper_writes_within_bounds_passes(@ForAll("values") Object value) throws JsonProcessingException {
        byte[] text = mapper.writeValueAsBytes(value);
        byte[] before = text.clone();

        fhir.check(text);

        assertThat(text).isEqualTo(before);
    }

    @Property(tries = 2000)
    void a_mangled_text_passes_or_is_refused_and_nothing_else(
            @ForAll("values") Object value,
            @ForAll @Size(max = 6) List<@IntRange(max = 1_000_000) Integer> places,
            @ForAll byte mark)
            throws JsonProcessingException {
        byte[] text = mapper.writeValueAsBytes(value);
        places.forEach(place -> text[place % text.length] = (byte) (mark + place));

        try {
            fhir.check(text);
        } catch (OutOfBounds refused) {
            assertThat(refused.rule()).isNotNull();
        }
    }

    @Property(tries = 2000)
    void what_passes_is_json_for_a_strict_parser_too(@ForAll("scraps") String scrap) throws IOException {
        byte[] text = scrap.getBytes(UTF_8);
        try {
            fhir.check(text);
        } catch (OutOfBounds refused) {
            return;
        }
        assertThat(mapper.readTree(text)).isNotNull();
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withCharRange(' ', '\ud7ff')
                .withChars('"', '\\', '\n', '\t', '\uffef')
                .ofMaxLength(12);
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                texts.asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e18"), new BigDecimal("1e18"))
                        .asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).asGeneric(),
                        Arbitraries.maps(texts, inner).ofMaxSize(4).asGeneric()),
                0,
                5);
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "1", "-", "1e5", "e99", ".", " ", "null", "\\")
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    private static OutOfBounds refusal(byte[] text) {
        return catchThrowableOfType(OutOfBounds.class, () -> fhir.check(text));
    }

    private static OutOfBounds refusal(JsonBounds bounds, String text) {
        return catchThrowableOfType(OutOfBounds.class, () -> bounds.check(text.getBytes(UTF_8)));
    }

    private static byte[] nested(int depth) {
        return ("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8);
    }

    /** Opening brackets without end, and how many were taken. */
    private static final class Endless extends InputStream {

        private long read;

        @Override
        public int read() {
            read++;
            return '[';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            java.util.Arrays.fill(into, offset, offset + length, (byte) '[');
            read += length;
            return length;
        }
    }
}
