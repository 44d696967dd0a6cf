package health.mizan.workflows.tasks;

import health.mizan.processes.ProcessPicture.Name;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a person is asked to do. It says what it is about by ids only; who may see that, sees it there.
 *
 * @param kind      the task's id in its diagram, such as {@code call-the-insurer}
 * @param process   the diagram's key
 * @param assignee  the identity server's name of who has taken it; null while it is anybody's of {@code roles}
 * @param urgency   50 at first; climbs while nobody does it
 * @param version   counts its changes
 */
record DeskTask(
        UUID id,
        String kind,
        Name name,
        String process,
        About about,
        String facility,
        List<String> roles,
        @Nullable String assignee,
        Instant createdAt,
        Instant dueAt,
        boolean overdue,
        int urgency,
        List<Outcome> outcomes,
        long version) {

    /**
     * @param kind          such as {@code claim}
     * @param id            of that thing
     * @param financialCase null for what was asked without a visit
     */
    record About(String kind, UUID id, @Nullable UUID financialCase) {}

    /** One way to end it. */
    record Outcome(String code, Name name) {}
}
