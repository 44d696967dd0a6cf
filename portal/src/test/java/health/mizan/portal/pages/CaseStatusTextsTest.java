package health.mizan.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.casestatus.CaseStatus;
import health.mizan.portal.kit.Audience;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseStatusTextsTest {

    private final Texts texts = new Texts();

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_state_has_a_word_and_a_sentence_for_each_reader_and_no_word_is_left_over(Language language) {
        Set<String> wanted = Arrays.stream(Audience.values())
                .flatMap(audience -> Arrays.stream(CaseStatus.values()).map(audience::key))
                .flatMap(key -> Stream.of(key, key + ".text"))
                .collect(Collectors.toSet());

        Set<String> given = texts.bundle(language).stringPropertyNames().stream()
                .filter(key -> key.startsWith("status."))
                .collect(Collectors.toSet());

        assertThat(given).isEqualTo(wanted);
        assertThat(given)
                .allSatisfy(key -> assertThat(texts.text(language, key)).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_patient_is_told_nothing_of_claims_and_systems(Language language) {
        Set<String> words = language == Language.ENGLISH
                ? Set.of("EMR", "gateway", "ledger", "invoice", "operator")
                : Set.of("السجل الطبي", "البوابة", "بوابة", "النظام السريري", "الدفاتر", "المشغّل");
        Set<String> told = new HashSet<>();
        for (CaseStatus status : CaseStatus.values()) {
            told.add(texts.text(language, Audience.PATIENT.key(status)));
            told.add(texts.text(language, Audience.PATIENT.key(status) + ".text"));
        }

        assertThat(told).allSatisfy(text -> assertThat(text).doesNotContain(words.toArray(String[]::new)));
    }
}
