package health.mizan.billquestions;

import health.mizan.parties.Phi;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question as whoever asked it reads it later.
 *
 * @param settledAt null while the billing office has it
 * @param answer    what the office wrote; null while it has not answered
 */
public record QuestionAndAnswer(
        BillQuestion question,
        @Nullable Instant settledAt,
        @Nullable Phi<String> answer) {}
