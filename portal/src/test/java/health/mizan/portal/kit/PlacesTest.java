package health.mizan.portal.kit;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.portal.kit.Places.Piece;
import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void a_sentence_keeps_its_order_whichever_thing_it_names_first() {
        assertThat(Places.of("Pay \u2068" + Places.FIRST + "\u2069 by \u2068" + Places.SECOND + "\u2069."))
                .containsExactly(
                        new Piece("Pay ", 0),
                        new Piece("", 1),
                        new Piece(" by ", 0),
                        new Piece("", 2),
                        new Piece(".", 0));
        assertThat(Places.of(Places.SECOND + ": " + Places.FIRST))
                .containsExactly(new Piece("", 2), new Piece(": ", 0), new Piece("", 1));
    }

    @Test
    void what_else_a_sentence_names_keeps_its_own_direction() {
        assertThat(Places.of("In \u2068RUH\u2069")).containsExactly(new Piece("In \u2068RUH\u2069", 0));
    }
}
