package health.mizan.inbox;

import java.util.Optional;

/** How the work on a message ended. */
public sealed interface InboxOutcome {

    Optional<InboxAnswer> answer();

    record Done(Optional<InboxAnswer> answer) implements InboxOutcome {}

    /**
     * Understood and turned down, for good.
     *
     * @param reason a code such as {@code unknown-patient}; ids at most, never people
     */
    record Refused(String reason, Optional<InboxAnswer> answer) implements InboxOutcome {}

    static InboxOutcome done() {
        return new Done(Optional.empty());
    }

    static InboxOutcome refused(String reason) {
        return new Refused(reason, Optional.empty());
    }
}
