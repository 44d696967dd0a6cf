package health.mizan.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortIdTest {

    private static final UUID ID = UUID.fromString("01a20603-f250-74b3-ba50-64f1141c3a9e");

    @Test
    void it_is_the_end_of_the_identifier_in_groups_that_can_be_read_out() {
        assertThat(ShortId.of(ID)).isEqualTo("64F1-141C-3A9E");
    }

    @ParameterizedTest
    @ValueSource(strings = {"64F1-141C-3A9E", " 64f1-141c-3a9e ", "64F1 141C 3A9E", "64f1141c3a9e"})
    void however_it_is_typed_it_is_where_the_identifier_ends(String typed) {
        assertThat(ShortId.end(typed))
                .hasValueSatisfying(end -> assertThat(ID.toString()).endsWith(end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "64F1-141C", "64F1-141C-3A9E-0000", "64F1-141C-3A9G", "01a20603-f250-74b3-ba50-64f1141c3a9e"
            })
    void anything_else_is_none(String typed) {
        assertThat(ShortId.end(typed)).isEmpty();
    }
}
