package health.mizan.sandbox.payer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.payer.decisions.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing the payer remembers. Its books are what these add up to. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PayerEntry.Ordered.class, name = "ordered"),
    @JsonSubTypes.Type(value = PayerEntry.Enrolled.class, name = "enrolled"),
    @JsonSubTypes.Type(value = PayerEntry.Received.class, name = "received"),
    @JsonSubTypes.Type(value = PayerEntry.Decided.class, name = "decided"),
    @JsonSubTypes.Type(value = PayerEntry.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = PayerEntry.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = PayerEntry.Queued.class, name = "queued"),
    @JsonSubTypes.Type(value = PayerEntry.Gone.class, name = "gone")
})
sealed interface PayerEntry {

    /** Behaviour that was asked for through the controls. */
    record Ordered(JsonNode order) implements PayerEntry {}

    /**
     * A member, by the number of the identity document. Whoever asks without a member number is told what stands here.
     *
     * @param insurer the licence number of who promised the cover
     * @param until   the last day; empty for the year's
     */
    record Enrolled(String person, String insurer, String number, String plan, String until) implements PayerEntry {}

    /** @param decideAt when a pended claim will be decided; null if it is decided at once, or only when told to */
    record Received(
            String claim,
            JsonNode message,
            Scenario scenario,
            Instant at,
            @Nullable Instant decideAt) implements PayerEntry {}

    record Decided(String claim, Decision decision) implements PayerEntry {}

    /** @param state cancelled or replaced: nothing is owed for it any more */
    record Closed(String claim, String state) implements PayerEntry {}

    /** The answer to a message, which its repetition gets; a later one replaces it. */
    record Answered(String bundle, String header, String fingerprint, String body) implements PayerEntry {}

    /** A later answer that waits to be pushed or polled. */
    record Queued(String id, String claim, String receiver, String body) implements PayerEntry {}

    /** It was pushed or polled. */
    record Gone(String id) implements PayerEntry {}
}
