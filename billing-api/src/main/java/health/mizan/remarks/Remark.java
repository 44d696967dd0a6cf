package health.mizan.remarks;

import health.mizan.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an answer of a payer does not fit or has no effect, or what keeps a claim from going on. No person is in it.
 *
 * @param line   the line of the claim that it is about; null if it is about the whole
 * @param sums   those that it names, in the order of its sentence
 * @param detail what it quotes, such as a code or a number; null if nothing
 */
public record Remark(
        Kind kind,
        @Nullable Integer line,
        List<Money> sums,
        @Nullable String detail) {

    /** More lines than these are somebody's to look at by a claim's lines, not by a list of remarks. */
    static final int MOST = 50;

    private static final int LONGEST = 500;

    /** The closed list; the names are kept in the database. */
    public enum Kind {
        LINE_TWICE,
        LINE_NOT_SUBMITTED,
        LINE_NOT_DECIDED,
        OTHER_CURRENCY,
        BELOW_ZERO,
        /** Benefit and patient share are not what is allowed. */
        PARTS_DIFFER,
        ABOVE_ASKED,
        REJECTED_AFTER_DECISION,
        SUBMISSION_REPLACED,
        DECIDED_TOO_LATE,
        SUBMITTED_SINCE,
        STILL_PENDED,
        PAST_WAITING,
        SAID_BEFORE,
        DECIDED_SINCE,
        NO_CONNECTION,
        NOT_SENT,
        REJECTED,
        PERFORMED_SINCE,
        /** So many more than are kept. */
        MORE,
        /** In English, as remarks were kept before they were data. */
        WRITTEN
    }

    public Remark {
        sums = List.copyOf(sums);
        detail = detail == null || detail.length() <= LONGEST ? detail : detail.substring(0, LONGEST);
    }

    public static Remark of(Kind kind) {
        return new Remark(kind, null, List.of(), null);
    }

    public static Remark quoting(Kind kind, String detail) {
        return new Remark(kind, null, List.of(), detail);
    }

    public static Remark at(int line, Kind kind, Money... sums) {
        return new Remark(kind, line, List.of(sums), null);
    }

    public static Remark currency(int line, String wanted) {
        return new Remark(Kind.OTHER_CURRENCY, line, List.of(), wanted);
    }

    /** As many as are kept, with how many were left out. */
    public static List<Remark> bounded(List<Remark> remarks) {
        if (remarks.size() <= MOST) {
            return List.copyOf(remarks);
        }
        List<Remark> first = new ArrayList<>(remarks.subList(0, MOST));
        first.add(quoting(Kind.MORE, Integer.toString(remarks.size() - MOST)));
        return List.copyOf(first);
    }
}
