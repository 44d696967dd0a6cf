package health.mizan.portal.kit;

import health.mizan.casestatus.CaseStatus;
import java.util.Locale;

/** For whom the state of a case is worded: the same truth, said so that its reader knows what to do. */
public enum Audience {
    /** Says what is to be paid and that nothing else is to be done; never how claims work. */
    PATIENT,
    /** Says what to do with the patient who stands there. Also the wording of the billing office. */
    DESK,
    /** Says what the machine has done and waits for. */
    OPERATOR;

    /** Of the short word; the sentence stands under the same key with {@code .text} behind it. */
    public String key(CaseStatus status) {
        return "status." + name().toLowerCase(Locale.ROOT) + "." + status.code();
    }

    /** What troubles staff need not trouble a patient who can do nothing about it. */
    public Tone tone(CaseStatus status) {
        return switch (status) {
            case PAID, NOTHING_DUE, PREPAID -> Tone.GOOD;
            case PAYMENT_FAILED, NOT_COVERED -> Tone.BAD;
            case CLAIM_BLOCKED, CLAIM_REJECTED -> this == PATIENT ? Tone.WAITING : Tone.BAD;
            case PAYMENT_UNKNOWN -> this == PATIENT ? Tone.WAITING : Tone.BAD;
            case EMR_NOT_TOLD -> this == OPERATOR ? Tone.BAD : Tone.GOOD;
            case EMR_BEING_TOLD -> this == OPERATOR ? Tone.WAITING : Tone.GOOD;
            case CANCELLED, CREDITED, PLANNED, COVER_UNCHECKED -> Tone.QUIET;
            case PAYMENT_UNDER_WAY,
                    COVER_ASKED,
                    COVER_UNANSWERED,
                    HELD,
                    BILLING,
                    CLAIM_PREPARED,
                    CLAIM_SENT,
                    CLAIM_PENDED,
                    CLAIM_DECIDED,
                    TO_BE_TAKEN,
                    TO_PAY,
                    PARTLY_PAID -> Tone.WAITING;
        };
    }
}
