package health.mizan.writeback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice to the EMR and what became of it.
 *
 * @param no        the order in which facts became true
 * @param tries     how often telling it was begun; what a call tries again by itself does not count
 * @param reference the EMR's own id of what it stored, such as {@code PaymentNotice/17}; null before it has
 * @param reason    why it was refused, is delayed or was closed; without anything about a person
 */
public record WriteBack(
        EmrNotice notice,
        long no,
        NoticeState state,
        int tries,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable Instant settledAt) {

    public NoticeId id() {
        return notice.id();
    }

    WriteBack moved(NoticeState next, @Nullable String why, Instant at) {
        int begun = next == NoticeState.SENT ? tries + 1 : tries;
        return new WriteBack(notice, no, next, begun, reference, why, next.isFinal() ? at : null);
    }

    WriteBack taken(String emrReference, Instant at) {
        return new WriteBack(notice, no, NoticeState.SUCCESS, tries, emrReference, null, at);
    }
}
