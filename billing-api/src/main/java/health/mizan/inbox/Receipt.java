package health.mizan.inbox;

import java.util.Optional;
import java.util.UUID;

/** What the door tells the sender about. Whichever it is, the message (or its first copy) is safely ours. */
public sealed interface Receipt {

    UUID message();

    /** New, and now kept. */
    record Fresh(UUID message) implements Receipt {}

    /** Seen before, byte for byte; nothing will happen again. The answer is there if it has been worked on. */
    record Repeat(UUID message, Optional<InboxAnswer> answer) implements Receipt {}

    /** The sender used this id for other bytes before: its mistake, or somebody else's attempt. Nothing was kept. */
    record Conflict(UUID message) implements Receipt {}
}
