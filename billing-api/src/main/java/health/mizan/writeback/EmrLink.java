package health.mizan.writeback;

import health.mizan.beats.Answer;

/** The EMR, told about money. Implemented by whatever speaks its dialect. */
public interface EmrLink {

    /**
     * Tells it, idempotently: the same notice never makes two things in the EMR.
     *
     * @return the EMR's own id of what it stored
     */
    Answer<String> deliver(EmrNotice notice);

    /** Looks whether the EMR has it. NotSent only if it is certain not to. */
    Answer<String> inquire(EmrNotice notice);
}
