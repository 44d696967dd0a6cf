package health.mizan.charges;

import static health.mizan.charges.ChargeState.ABORTED;
import static health.mizan.charges.ChargeState.BILLABLE;
import static health.mizan.charges.ChargeState.BILLED;
import static health.mizan.charges.ChargeState.ENTERED_IN_ERROR;
import static health.mizan.charges.ChargeState.NOT_BILLABLE;
import static health.mizan.charges.ChargeState.PLANNED;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.charges.ChargeState.Happening;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChargeStateTest {

    private static final Map<ChargeState, Map<Happening, ChargeState>> TABLE = Map.of(
            PLANNED,
            Map.of(Happening.PERFORMED, BILLABLE, Happening.CANCELLED, ABORTED),
            BILLABLE,
            Map.of(Happening.EXEMPTED, NOT_BILLABLE, Happening.BILLED, BILLED, Happening.CANCELLED, ENTERED_IN_ERROR),
            NOT_BILLABLE,
            Map.of(Happening.CHARGED_AGAIN, BILLABLE, Happening.CANCELLED, ENTERED_IN_ERROR),
            BILLED,
            Map.of(Happening.CREDITED, BILLABLE),
            ABORTED,
            Map.of(),
            ENTERED_IN_ERROR,
            Map.of());

    @Test
    void whatever_befalls_a_charge_leads_here_and_nowhere_else() {
        for (ChargeState state : ChargeState.values()) {
            for (Happening happening : Happening.values()) {
                assertThat(state.on(happening))
                        .as(state + " on " + happening)
                        .isEqualTo(Optional.ofNullable(TABLE.get(state).get(happening)));
            }
        }
    }
}
