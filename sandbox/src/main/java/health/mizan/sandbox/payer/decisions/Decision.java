package health.mizan.sandbox.payer.decisions;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the payer decided on a claim; later ones replace earlier ones.
 *
 * @param number  1, 2, … of this claim
 * @param reissue nphies reissue reason; null for the first
 */
public record Decision(
        int number,
        Instant issued,
        List<Line> lines,
        @Nullable String reissue) {

    /**
     * On one line, in halalas.
     *
     * @param submitted with tax
     * @param eligible  what is allowed, without tax: copay and benefit
     * @param tax       on the benefit
     * @param rejected  without tax
     */
    public record Line(
            int sequence,
            long quantity,
            long submitted,
            long eligible,
            long copay,
            long benefit,
            long tax,
            long rejected,
            @Nullable String reason) {

        public String outcome() {
            return rejected == 0 ? "approved" : eligible == 0 ? "rejected" : "partial";
        }
    }

    public String outcome() {
        if (lines.stream().allMatch(line -> line.outcome().equals("approved"))) {
            return "approved";
        }
        return lines.stream().allMatch(line -> line.outcome().equals("rejected")) ? "rejected" : "partial";
    }

    public long sum(ToLongFunction<Line> part) {
        return lines.stream().mapToLong(part).sum();
    }

    public long owed() {
        return sum(Line::benefit) + sum(Line::tax);
    }
}
