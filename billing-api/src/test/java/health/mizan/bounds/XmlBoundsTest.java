package health.mizan.bounds;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.mizan.bounds.OutOfBounds.Rule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlBoundsTest {

    private static final String PATIENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- a comment -->
            <Patient xmlns="http://hl7.org/fhir"><id value="p1"/>
              <text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">Müller &amp; &#xe9;<![CDATA[<b>]]></div></text>
              <extension url="urn:x"><valueDecimal value="1.5e3"/></extension>
            </Patient>
            """;

    private static final XmlBounds fhir = new XmlBounds(Bounds.FHIR);

    @ParameterizedTest
    @ValueSource(strings = {PATIENT, "<a/>", "<code value='1E32'/>", "<a title='1e99999'/>"})
    void lawful_texts_pass(String text) {
        assertThatCode(() -> fhir.check(text.getBytes(UTF_8))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<!DOCTYPE r><r/>|DOCTYPE",
                "<!DOCTYPE r [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/e.dtd\"> %p;]><r/>|DOCTYPE",
                "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/e.dtd\"><r/>|DOCTYPE",
                "<!DOCTYPE r [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><r>&b;</r>|DOCTYPE",
                "<r>&unknown;</r>|ENTITY",
                "<r><?php echo 1 ?></r>|INSTRUCTION",
                "<?xml-stylesheet href='http://127.0.0.1:1/x'?><r/>|INSTRUCTION",
                "<r xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/passwd'/></r>|INCLUSION",
                "<r><valueDecimal value='1e999999999'/></r>|EXPONENT",
                "<r><valueDecimal value='-1e-300000'/></r>|EXPONENT",
                "<r><a></r>|SYNTAX",
                "<r/><r/>|SYNTAX",
                "<r a='1' a='2'/>|SYNTAX",
                "<r>&#0;</r>|SYNTAX",
                "<?xml version='1.1'?><r/>|SYNTAX",
                "<?xml version='1.0' encoding='UTF-16'?><r/>|ENCODING",
                "<?xml version='1.0' encoding='ISO-8859-1'?><r/>|ENCODING",
                "{}|SYNTAX",
                "``|SYNTAX"
            })
    void unlawful_texts_are_refused_by_the_rule_they_break(String text, Rule rule) {
        assertThat(refusal(text).rule()).isEqualTo(rule);
    }

    @Test
    void other_encodings_are_refused() {
        assertThat(refusal("<r/>".getBytes(UTF_16)).rule()).isIn(Rule.ENCODING, Rule.SYNTAX);
        assertThat(refusal(new byte[] {'<', 'r', '>', (byte) 0xFF, '<', '/', 'r', '>'})
                        .rule())
                .isEqualTo(Rule.ENCODING);
        assertThat(refusal("\uFEFF<r/>").rule()).isEqualTo(Rule.SYNTAX);
    }

    @Test
    @Timeout(20)
    void nesting_attributes_names_and_numbers_have_bounds() {
        assertThatCode(() -> fhir.check(nested(64).getBytes(UTF_8))).doesNotThrowAnyException();
        assertThat(refusal(nested(65)).rule()).isEqualTo(Rule.DEPTH);
        assertThat(refusal(nested(200_000)).rule()).isEqualTo(Rule.DEPTH);
        assertThatCode(() -> fhir.check(attributes(64).getBytes(UTF_8))).doesNotThrowAnyException();
        assertThat(refusal(attributes(65)).rule()).isEqualTo(Rule.ATTRIBUTES);
        assertThat(refusal(attributes(100_000)).rule()).isIn(Rule.ATTRIBUTES, Rule.SYNTAX);
        assertThat(refusal("<" + "n".repeat(5000) + "/>").rule()).isEqualTo(Rule.SYNTAX);
        assertThat(refusal("<d value='" + "1".repeat(129) + "'/>").rule()).isEqualTo(Rule.DIGITS);
    }

    @Test
    void texts_and_elements_are_counted() {
        XmlBounds narrow = new XmlBounds(new Bounds(4, 6, 8, 16, 4));

        assertThat(refusal(narrow, "<r>123456789</r>").rule()).isEqualTo(Rule.TEXT_LENGTH);
        assertThat(refusal(narrow, "<r>1234<![CDATA[56789]]></r>").rule()).isEqualTo(Rule.TEXT_LENGTH);
        assertThat(refusal(narrow, "<r a='123456789'/>").rule()).isEqualTo(Rule.TEXT_LENGTH);
        assertThat(refusal(narrow, "<r><a/><a/><a/><a/><a/><a/></r>").rule()).isEqualTo(Rule.TOKENS);
        assertThatCode(() -> narrow.check("<r><a>1234</a><a>5678</a></r>".getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    @Test
    void the_refusal_says_where() {
        OutOfBounds refused = refusal("<r>\n  <?pi?>\n</r>");

        assertThat(refused.line()).isEqualTo(2);
    }

    @Property(tries = 3000)
    void a_mangled_text_passes_or_is_refused_and_nothing_else(
            @ForAll @Size(max = 8) List<@IntRange(max = 1_000_000) Integer> places, @ForAll byte mark) {
        byte[] text = PATIENT.getBytes(UTF_8);
        places.forEach(place -> text[place % text.length] = (byte) (mark + place));

        try {
            fhir.check(text);
        } catch (OutOfBounds refused) {
            assertThat(refused.rule()).isNotNull();
        }
    }

    private static OutOfBounds refusal(String text) {
        return refusal(text.getBytes(UTF_8));
    }

    private static OutOfBounds refusal(byte[] text) {
        return catchThrowableOfType(OutOfBounds.class, () -> fhir.check(text));
    }

    private static OutOfBounds refusal(XmlBounds bounds, String text) {
        return catchThrowableOfType(OutOfBounds.class, () -> bounds.check(text.getBytes(UTF_8)));
    }

    private static String nested(int depth) {
        return "<e>".repeat(depth) + "</e>".repeat(depth);
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i + "='x'").collect(Collectors.joining(" ", "<e ", "/>"));
    }
}
