package health.mizan.attempts;

import health.mizan.acquiring.GatewayView;

/** The one place that moves an attempt from state to state. */
final class AttemptMoves {

    private AttemptMoves() {}

    /** What can be learned of an attempt. */
    enum Fact {
        SENDING_UNCLEAR,
        PAGE_OPEN,
        BANK_THINKING,
        NEVER_TAKEN_UP,
        PAYER_GAVE_UP,
        BANK_REFUSED,
        AMOUNT_HELD,
        HOLD_RAN_OUT,
        HOLD_RELEASED,
        PART_TAKEN,
        ALL_TAKEN
    }

    static AttemptState after(AttemptState now, Fact fact) {
        AttemptState told =
                switch (fact) {
                    case SENDING_UNCLEAR -> AttemptState.UNKNOWN;
                    case PAGE_OPEN -> AttemptState.ACTION_REQUIRED;
                    case BANK_THINKING -> AttemptState.PROCESSING;
                    case NEVER_TAKEN_UP -> AttemptState.FAILED;
                    case PAYER_GAVE_UP -> AttemptState.CANCELLED;
                    case BANK_REFUSED -> AttemptState.DECLINED;
                    case AMOUNT_HELD -> AttemptState.AUTHORISED;
                    case HOLD_RAN_OUT -> AttemptState.EXPIRED;
                    case HOLD_RELEASED -> AttemptState.VOIDED;
                    case PART_TAKEN -> AttemptState.PARTIALLY_CAPTURED;
                    case ALL_TAKEN -> AttemptState.CAPTURED;
                };
        return told.compareTo(now) > 0 ? told : now;
    }

    static Fact factOf(GatewayView view) {
        if (view.captured().isPositive()) {
            return view.open() ? Fact.PART_TAKEN : Fact.ALL_TAKEN;
        }
        return switch (view.standing()) {
            case WAITING_FOR_PAYER -> Fact.PAGE_OPEN;
            case PROCESSING -> Fact.BANK_THINKING;
            case DECLINED -> Fact.BANK_REFUSED;
            case CANCELLED -> Fact.PAYER_GAVE_UP;
            case AUTHORISED -> Fact.AMOUNT_HELD;
            case EXPIRED -> Fact.HOLD_RAN_OUT;
            case VOIDED -> Fact.HOLD_RELEASED;
        };
    }

    /** Whether an operation makes sense in a state. Amounts and times are judged elsewhere. */
    static boolean allows(AttemptState state, Operation.Type type) {
        return switch (type) {
            case START -> state == AttemptState.CREATED;
            case PURCHASE -> false; // the payer's act, never ours to ask for
            case CAPTURE -> state.holds();
            case VOID -> state.holds() || state == AttemptState.ACTION_REQUIRED || state == AttemptState.PROCESSING;
            case REFUND -> state == AttemptState.CAPTURED || state == AttemptState.PARTIALLY_CAPTURED;
        };
    }
}
