package health.mizan.claimdesk;

import health.mizan.explanations.Sentence;
import health.mizan.remarks.Remark;
import health.mizan.remarks.RemarkWords;
import health.mizan.submissions.Hearing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a payer answered, as the API shows it.
 *
 * @param why      why it had no effect; empty if it had
 * @param ruled    what became of a discrepant one; null if nobody has ruled on it, or need not
 * @param doubtful whether a person must still look at it
 */
record AnswerView(
        UUID id,
        UUID submission,
        Hearing.Kind kind,
        String payerReference,
        Hearing.Effect effect,
        List<Remarked> why,
        List<Hearing.Fault> faults,
        Instant heardAt,
        Hearing.@Nullable Ruled ruled,
        boolean doubtful) {

    /** @param line the line of the claim that it is about; null if it is about the whole */
    record Remarked(Remark.Kind kind, @Nullable Integer line, Sentence text) {

        static Remarked of(Remark remark) {
            return new Remarked(remark.kind(), remark.line(), RemarkWords.of(remark));
        }
    }

    static AnswerView of(Hearing heard) {
        return new AnswerView(
                heard.id(),
                heard.submission(),
                heard.kind(),
                heard.payerReference(),
                heard.effect(),
                heard.why().stream().map(Remarked::of).toList(),
                heard.faults(),
                heard.heardAt(),
                heard.ruled(),
                heard.isDoubtful());
    }
}
