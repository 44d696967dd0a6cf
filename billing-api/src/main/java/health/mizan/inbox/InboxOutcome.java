package health.mizan.inbox;

import health.mizan.outbox.Subject;
import java.util.Optional;

/** How the work on a message ended. */
public sealed interface InboxOutcome {

    Optional<InboxAnswer> answer();

    /** What the message turned out to be about; empty where nothing of ours, or much. */
    Optional<Subject> about();

    record Done(Optional<InboxAnswer> answer, Optional<Subject> about) implements InboxOutcome {}

    /**
     * Understood and turned down, for good.
     *
     * @param reason a code such as {@code unknown-patient}; ids at most, never people
     */
    record Refused(String reason, Optional<InboxAnswer> answer, Optional<Subject> about) implements InboxOutcome {}

    static InboxOutcome done() {
        return new Done(Optional.empty(), Optional.empty());
    }

    static InboxOutcome done(Subject about) {
        return new Done(Optional.empty(), Optional.of(about));
    }

    static InboxOutcome refused(String reason) {
        return new Refused(reason, Optional.empty(), Optional.empty());
    }

    static InboxOutcome refused(String reason, Subject about) {
        return new Refused(reason, Optional.empty(), Optional.of(about));
    }
}
