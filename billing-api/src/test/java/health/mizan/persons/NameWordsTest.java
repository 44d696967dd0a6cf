package health.mizan.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTest {

    @ParameterizedTest
    @CsvSource({
        "أحمد, احمد",
        "إبراهيم, ابراهيم",
        "آمنة, امنه",
        "فاطمة, فاطمه",
        "مُحَمَّد, محمد",
        "محـــمد, محمد",
        "هدى, هدي",
        "مؤمن, مومن",
        "عائشة, عايشه",
        "عبد الرحمن, عبدالرحمن",
        "عبد الله, عبدالله",
        "Abd Allah, Abdullah",
        "عبد الله الغامدي, عبدالله الغامدي",
        "الغامدي, غامدي",
        "ﻣﺤﻤﺪ, محمد",
        "Al-Ghamdi, Ghamdi",
        "ABDUL RAHMAN, Abdulrahman",
        "Abd al-Rahman, Abdul-Rahman",
        "José, JOSE",
        "O’Neil, ONeil",
    })
    void spellings_of_one_written_name_are_one(String one, String other) {
        assertThat(NameWords.of(one)).isEqualTo(NameWords.of(other));
    }

    @ParameterizedTest
    @CsvSource({"محمد, محمود", "سعيد, سعد", "Mohammed, Mahmoud", "علي, عالي", "Omar, Umar"})
    void different_names_stay_different(String one, String other) {
        assertThat(NameWords.of(one)).isNotEqualTo(NameWords.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "عبد الرحمن بن سعد الغامدي, الغا",
        "عبد الرحمن بن سعد الغامدي, غامد",
        "عبد الرحمن بن سعد الغامدي, عبدالر",
        "عبد الرحمن بن سعد الغامدي, سعد غام",
        "Abdulrahman Al-Ghamdi, ghamd",
        "Abdulrahman Al-Ghamdi, al ghamdi",
        "Abdulrahman Al-Ghamdi, Alghamdi",
        "Abdulrahman Al-Ghamdi, abdulr",
        "Abdulrahman Al-Ghamdi, abdu",
        "Alexander Stone, Alex",
        "Alghamdi Saad, ghamdi",
    })
    void a_name_is_found_by_what_people_type(String name, String typed) {
        assertThat(NameWords.sought(typed)).isNotEmpty();
        assertThat(NameWords.prefixes(name)).containsAll(NameWords.sought(typed));
    }

    @Test
    void nothing_is_sought_by_fewer_than_three_letters() {
        assertThat(NameWords.sought("عل")).isEmpty();
        assertThat(NameWords.sought("Al")).isEmpty();
        assertThat(NameWords.sought("- ' .")).isEmpty();
    }

    @Property
    void comparable_form_is_stable(@ForAll("names") String name) {
        List<String> once = NameWords.of(name);

        assertThat(NameWords.of(String.join(" ", once))).isEqualTo(once);
    }

    @Property
    void composition_marks_and_case_do_not_matter(@ForAll("names") String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);

        assertThat(NameWords.of(decomposed)).isEqualTo(NameWords.of(name));
        assertThat(NameWords.of(withVowels(name))).isEqualTo(NameWords.of(name));
    }

    @Property
    void every_word_is_found_by_its_whole_self(@ForAll("names") String name) {
        Set<String> sought = new HashSet<>(NameWords.sought(name));

        assertThat(NameWords.prefixes(name)).containsAll(sought);
    }

    @Property
    void any_text_is_survived_and_bounded(@ForAll String text) {
        assertThat(NameWords.prefixes(text)).allMatch(prefix -> prefix.length() <= 20);
        assertThat(NameWords.of(text).size()).isLessThanOrEqualTo(200 * 18);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                        "عبد",
                        "الله",
                        "الرحمن",
                        "محمد",
                        "آل",
                        "سعود",
                        "الغامدي",
                        "فاطمة",
                        "هدى",
                        "مؤمن",
                        "بن",
                        "أبو",
                        "ابن",
                        "Abdul",
                        "Abd",
                        "al",
                        "El",
                        "Rahman",
                        "Mohammed",
                        "Al-Ghamdi",
                        "José",
                        "Ng",
                        "van",
                        "Alexander",
                        "Abdulaziz",
                        "عبدالعزيز",
                        "O'Neil",
                        "Łukasz")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(words -> String.join(" ", words));
    }

    // A fatha after each Arabic letter.
    private static String withVowels(String name) {
        return name.replaceAll("([\\u0628-\\u064A])", "$1\u064E");
    }
}
