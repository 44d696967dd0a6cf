package health.mizan.linkpayments;

import health.mizan.attempts.Attempt;

/** What became of the wish to pay. */
public sealed interface Starting {

    /** Begun now, or before by the same form: the attempt has a page, or failed, or nobody knows. */
    record Begun(Attempt attempt) implements Starting {}

    /** Another attempt may still take money for it: look at that one first. */
    record Busy(Attempt attempt) implements Starting {}

    /** It is not to be paid so any more, or somebody else pays it this moment: look at the bill again. */
    record Changed(Payable now) implements Starting {}

    /** No gateway takes the method now. */
    record NoWay() implements Starting {}
}
