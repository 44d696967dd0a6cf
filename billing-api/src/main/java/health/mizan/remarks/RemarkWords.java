package health.mizan.remarks;

import health.mizan.explanations.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Remarks in both languages. */
public final class RemarkWords {

    private RemarkWords() {}

    public static Sentence of(Remark remark) {
        return remark.kind().words().with(values(remark));
    }

    /** All of them as one text. */
    public static Sentence of(List<Remark> remarks) {
        return Sentence.joined(remarks.stream().map(RemarkWords::of).toList());
    }

    /** The line, the sums, what is quoted: in this order in every sentence. */
    private static Object[] values(Remark remark) {
        List<Object> values = new ArrayList<>();
        if (remark.line() != null) {
            values.add(remark.line());
        }
        values.addAll(remark.sums());
        if (remark.detail() != null) {
            values.add(remark.detail());
        }
        return values.toArray();
    }
}
