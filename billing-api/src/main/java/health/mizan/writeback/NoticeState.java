package health.mizan.writeback;

import java.util.Optional;

/** Where a notice to the EMR stands. */
public enum NoticeState {
    /** To be told. */
    REQUESTED,
    /** An earlier fact of the same case is told first. */
    WAITING,
    /** Being told. */
    SENT,
    /** Not taken, or unclear whether it was: told or asked about again by itself. */
    RETRY,
    /** The EMR has it. */
    SUCCESS,
    /** The EMR refuses it, or could not be reached in time: a person must look. */
    FAILED,
    /** The visit did not come from an EMR. */
    NOT_APPLICABLE,
    /** A person has decided that the EMR need not be told. */
    CLOSED;

    /** What can befall a notice. */
    enum Happening {
        QUEUED,
        SENT,
        DELAYED,
        TAKEN,
        REFUSED,
        NOBODY_TO_TELL,
        CLOSED
    }

    /** As the case shows it, the worst last. */
    public enum Outcome {
        NOT_APPLICABLE,
        SUCCESS,
        RETRY,
        FAILED
    }

    public boolean isFinal() {
        return outcome() != Outcome.RETRY;
    }

    public Outcome outcome() {
        return switch (this) {
            case REQUESTED, WAITING, SENT, RETRY -> Outcome.RETRY;
            case SUCCESS -> Outcome.SUCCESS;
            case FAILED -> Outcome.FAILED;
            case NOT_APPLICABLE, CLOSED -> Outcome.NOT_APPLICABLE;
        };
    }

    /** The next state; empty if this cannot happen, or no longer matters. That the EMR has it counts however late it is heard. */
    Optional<NoticeState> on(Happening happening) {
        return switch (happening) {
            case QUEUED -> given(this == REQUESTED || (isFinal() && this != SUCCESS), WAITING);
            case SENT -> given(this != SENT && this != SUCCESS, SENT);
            case DELAYED -> given(this == SENT || this == RETRY, RETRY);
            case TAKEN -> given(this != SUCCESS, SUCCESS);
            case REFUSED -> given(!isFinal(), FAILED);
            case NOBODY_TO_TELL -> given(!isFinal(), NOT_APPLICABLE);
            case CLOSED -> given(this != SUCCESS && this != CLOSED && this != NOT_APPLICABLE, CLOSED);
        };
    }

    private static Optional<NoticeState> given(boolean possible, NoticeState next) {
        return possible ? Optional.of(next) : Optional.empty();
    }
}
