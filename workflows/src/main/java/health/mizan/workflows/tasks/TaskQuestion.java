package health.mizan.workflows.tasks;

import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which tasks are asked for; null admits any. */
record TaskQuestion(
        Whose whose, @Nullable String kind, @Nullable UUID financialCase) {

    /** Whose hands a task is in. */
    enum Whose {
        MINE,
        AVAILABLE,
        ALL;

        static Whose of(String text) {
            return switch (text) {
                case "mine" -> MINE;
                case "available" -> AVAILABLE;
                case "all" -> ALL;
                default -> throw new ProblemException(ProblemType.INVALID_VALUE, "whose is mine, available or all");
            };
        }
    }
}
