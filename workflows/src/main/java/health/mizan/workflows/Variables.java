package health.mizan.workflows;

import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * All that a process may remember: ids, flags, counters and times. What tells of a person or an amount stays in our
 * tables, because the engine's history outlives its purpose.
 */
public final class Variables {

    /** The case a process belongs to. */
    public static final String CASE = "financialCase";

    /** The code of the facility whose staff see its tasks. */
    public static final String FACILITY = "facility";

    /** What the last user task ended with, one of the outcomes its diagram lists. */
    public static final String OUTCOME = "outcome";

    /** Who decided that: the identity server's name for the person. */
    public static final String DECIDED_BY = "decidedBy";

    public static final String ANSWERED = "answered";
    public static final String FIT = "fit";
    public static final String ANSWER = "answer";
    public static final String DENIED = "denied";
    public static final String ASKED = "asked";
    public static final String CALL = "call";
    public static final String DOUBTED = "doubted";
    public static final String BILL = "bill";
    public static final String DECIDE_BY = "decideBy";
    public static final String HOLD = "hold";
    public static final String ASKED_AT = "askedAt";
    public static final String EXPIRY = "expiry";
    public static final String PAID = "paid";
    public static final String DUE = "due";
    public static final String REMINDERS = "reminders";
    public static final String TOLD = "told";

    private static final Set<String> ALL = Set.of(
            CASE,
            FACILITY,
            OUTCOME,
            DECIDED_BY,
            ANSWERED,
            FIT,
            ANSWER,
            DENIED,
            ASKED,
            CALL,
            DOUBTED,
            BILL,
            DECIDE_BY,
            HOLD,
            ASKED_AT,
            EXPIRY,
            PAID,
            DUE,
            REMINDERS,
            TOLD);

    private Variables() {}

    public static Set<String> all() {
        return ALL;
    }

    /** The id of the thing a process is about. */
    public static UUID key(DelegateExecution step) {
        return UUID.fromString(step.getProcessBusinessKey());
    }

    public static UUID financialCase(DelegateExecution step) {
        return UUID.fromString((String) step.getVariable(CASE));
    }

    public static int count(DelegateExecution step, String counter) {
        return step.getVariable(counter) instanceof Integer count ? count : 0;
    }

    public static boolean decided(DelegateExecution step, String outcome) {
        return outcome.equals(step.getVariable(OUTCOME));
    }
}
