package health.mizan.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.masterdata.Codes;
import health.mizan.portal.ops.causes.Cause;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CauseTextsTest {

    private final Texts texts = new Texts();

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_cause_has_words_and_no_words_are_left_over(Language language) {
        assertThat(texts.bundle(language).stringPropertyNames().stream()
                        .filter(key -> key.startsWith("ops.cause."))
                        .collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(Cause.values())
                        .map(cause -> "ops.cause." + Codes.code(cause))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource({
        "http 503, A fault on the receiving side",
        "HTTP 422, What was sent was not accepted",
        "409 already_there, 'It is there already, or was changed meanwhile'",
        "the gateway does not know of it yet, It has not arrived there so far",
        "not sent: NOT_CONNECTED, No connection could be made",
        "the inquiry was refused: rate-limited:429, Too many requests at once",
        "gone:hold-ran-out, There was nothing left to act on",
    })
    void what_the_code_wrote_down_is_said_in_words(String written, String said) {
        assertThat(Cause.said(english(), written)).hasValue(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BV-00027 GE-00010", "HTTP 200", "java.lang.IllegalStateException at Relay.run:12", ""})
    void what_only_its_writer_knows_speaks_for_itself(String written) {
        assertThat(Cause.said(english(), written)).isEmpty();
    }

    @Test
    void an_arabic_page_says_it_in_arabic() {
        Page arabic = page(Language.ARABIC);

        assertThat(Cause.said(arabic, "TIMED_OUT")).hasValue("لم يصل رد في الوقت المحدد");
    }

    private Page english() {
        return page(Language.ENGLISH);
    }

    private Page page(Language language) {
        return new Page(
                language,
                "/ops",
                true,
                false,
                new Page.FormToken("_csrf", "token"),
                "nonce",
                (key, parameters) -> texts.text(language, key, parameters));
    }
}
