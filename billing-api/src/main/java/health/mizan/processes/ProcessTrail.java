package health.mizan.processes;

import health.mizan.processes.ProcessPicture.Name;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a process came to where it is.
 *
 * @param steps what it has been through, oldest first
 * @param flows ids of the connections it took from one step to the next
 * @param flags what it remembers, by name; nothing once it has ended
 * @param tasks what people are asked to do in it now
 */
public record ProcessTrail(List<Step> steps, List<String> flows, List<Flag> flags, List<Task> tasks) {

    /**
     * @param until     null while it lasts
     * @param cancelled whether something else happened instead
     */
    public record Step(
            String activity,
            Name name,
            Instant from,
            @Nullable Instant until,
            boolean cancelled) {}

    /** @param value an id, a number, a time or a code; null for anything else, which is nobody's to read here */
    public record Flag(String name, @Nullable String value) {}

    /** @param assignee the identity server's name of who has taken it; null while it is anybody's of {@code roles} */
    public record Task(
            UUID id,
            String activity,
            Name name,
            List<String> roles,
            @Nullable String assignee,
            Instant since,
            @Nullable Instant due) {}
}
