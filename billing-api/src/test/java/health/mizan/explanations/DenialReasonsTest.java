package health.mizan.explanations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenialReasonsTest {

    @Test
    void a_code_of_the_network_has_its_official_words_and_arabic_ones() {
        Sentence words = DenialReasons.of("CV-1-4").orElseThrow();

        assertThat(words.en()).isEqualTo("Service/procedure is not covered");
        assertThat(words.ar()).isEqualTo("الخدمة أو الإجراء غير مغطى");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AD-3-8", "CV-4-10", "MN-1-2", "SE-1-10", "BE-1-10"})
    void every_family_is_there_to_its_end(String code) {
        assertThat(DenialReasons.of(code)).hasValueSatisfying(words -> assertThat(List.of(words.en(), words.ar()))
                .allMatch(text -> !text.isBlank()));
    }

    @Test
    void a_code_of_the_payers_own_has_none() {
        assertThat(DenialReasons.of("NAJD-77")).isEmpty();
    }
}
