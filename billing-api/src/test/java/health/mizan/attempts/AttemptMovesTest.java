package health.mizan.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.attempts.AttemptMoves.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AttemptMovesTest {

    @Property
    void the_end_depends_on_the_set_of_facts_and_not_on_their_order(
            @ForAll @Size(max = 12) List<Fact> facts, @ForAll Random random) {
        List<Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);

        assertThat(after(shuffled)).isEqualTo(after(facts));
    }

    @Property
    void the_same_news_twice_is_no_news(@ForAll @Size(max = 12) List<Fact> facts) {
        List<Fact> twice = new ArrayList<>(facts);
        twice.addAll(facts);

        assertThat(after(twice)).isEqualTo(after(facts));
    }

    @Property
    void no_fact_ever_lowers_a_state(@ForAll AttemptState state, @ForAll Fact fact) {
        assertThat(AttemptMoves.after(state, fact)).isGreaterThanOrEqualTo(state);
    }

    @Test
    void money_taken_is_believed_in_every_state() {
        assertThat(EnumSet.allOf(AttemptState.class))
                .allSatisfy(state ->
                        assertThat(AttemptMoves.after(state, Fact.ALL_TAKEN)).isEqualTo(AttemptState.CAPTURED));
    }

    @Test
    void doubt_is_left_by_any_evidence_and_never_come_back_to() {
        for (Fact fact : EnumSet.complementOf(EnumSet.of(Fact.SENDING_UNCLEAR))) {
            AttemptState known = AttemptMoves.after(AttemptState.UNKNOWN, fact);

            assertThat(known).isNotEqualTo(AttemptState.UNKNOWN);
            assertThat(AttemptMoves.after(known, Fact.SENDING_UNCLEAR)).isEqualTo(known);
        }
    }

    @Test
    void only_what_is_held_is_captured_and_only_what_was_taken_is_refunded() {
        assertThat(EnumSet.allOf(AttemptState.class)).allSatisfy(state -> {
            assertThat(AttemptMoves.allows(state, Operation.Type.CAPTURE)).isEqualTo(state.holds());
            assertThat(AttemptMoves.allows(state, Operation.Type.PURCHASE)).isFalse();
            assertThat(AttemptMoves.allows(state, Operation.Type.REFUND))
                    .isEqualTo(state == AttemptState.CAPTURED || state == AttemptState.PARTIALLY_CAPTURED);
            assertThat(AttemptMoves.allows(state, Operation.Type.VOID) && !state.live())
                    .isFalse();
        });
    }

    private static AttemptState after(List<Fact> facts) {
        AttemptState state = AttemptState.CREATED;
        for (Fact fact : facts) {
            state = AttemptMoves.after(state, fact);
        }
        return state;
    }
}
