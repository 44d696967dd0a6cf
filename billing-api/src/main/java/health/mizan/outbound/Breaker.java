package health.mizan.outbound;

import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a party alone that keeps failing: closed (all calls pass), open (none), half open (one probe, whose result
 * decides).
 */
final class Breaker {

    enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final OutboundSettings.BreakerRules rules;
    private final Clock clock;
    private final BitSet failed = new BitSet();
    private int calls;
    private int inARow;
    private boolean probing;
    private @Nullable Instant openUntil;

    Breaker(OutboundSettings.BreakerRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** True if a call may be made now; its result must then be recorded, or given back unmade. */
    synchronized boolean admits() {
        return switch (state()) {
            case CLOSED -> true;
            case OPEN -> false;
            case HALF_OPEN -> !probing && (probing = true);
        };
    }

    /** The call admitted was not made after all and says nothing about the party. */
    synchronized void giveBack() {
        probing = false;
    }

    synchronized void record(boolean success) {
        State before = state();
        probing = false;
        if (before == State.OPEN) {
            return; // a straggler from before the breaker opened
        }
        if (before == State.HALF_OPEN) {
            if (success) {
                close();
            } else {
                open();
            }
            return;
        }
        failed.set(calls % rules.window(), !success);
        calls++;
        inARow = success ? 0 : inARow + 1;
        boolean tooMany = calls >= rules.window() && failed.cardinality() * 100 >= rules.percent() * rules.window();
        if (!success && (inARow >= rules.failures() || tooMany)) {
            open();
        }
    }

    synchronized State state() {
        if (openUntil == null) {
            return State.CLOSED;
        }
        return clock.instant().isBefore(openUntil) ? State.OPEN : State.HALF_OPEN;
    }

    private void open() {
        openUntil = clock.instant().plus(rules.openFor());
    }

    private void close() {
        openUntil = null;
        failed.clear();
        calls = 0;
        inARow = 0;
    }
}
