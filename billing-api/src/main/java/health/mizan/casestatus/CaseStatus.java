package health.mizan.casestatus;

import health.mizan.claims.ClaimState;
import health.mizan.masterdata.Codes;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands: the one thing about it that matters most at present. What a person must not do (pay twice) comes
 * before what a person must do, and that before what Mizan is waiting for.
 */
public enum CaseStatus {
    /** The visit will not take place. */
    CANCELLED,
    /** Whether a payment went through is not known. Nobody pays again before it is. */
    PAYMENT_UNKNOWN,
    /** Somebody is paying, or having an amount held, at this moment. */
    PAYMENT_UNDER_WAY,
    /** The last try to pay ended without money. */
    PAYMENT_FAILED,

    /** Nobody has asked the payer yet. */
    COVER_UNCHECKED,
    COVER_ASKED,
    /** The payer takes no questions, or has not answered in time. */
    COVER_UNANSWERED,
    NOT_COVERED,
    /** An amount is set aside on a card for the visit. */
    HELD,
    /** A deposit was paid for the visit. */
    PREPAID,
    /** The visit is to come and nothing stands in its way. */
    PLANNED,

    /** The service was given; the claim or the bill is being made. */
    BILLING,
    CLAIM_PREPARED,
    /** The checks found what a person must mend before the claim may go. */
    CLAIM_BLOCKED,
    CLAIM_SENT,
    /** The payer has it and will decide. */
    CLAIM_PENDED,
    /** The payer has decided; the bill follows. */
    CLAIM_DECIDED,
    /** The payer did not take the claim up. */
    CLAIM_REJECTED,

    /** The patient's share is known and comes from the amount set aside. */
    TO_BE_TAKEN,
    TO_PAY,
    PARTLY_PAID,
    /** The bill was withdrawn. */
    CREDITED,
    /** Settled; the EMR is to hear of it, or did not. */
    EMR_BEING_TOLD,
    EMR_NOT_TOLD,
    /** The payer pays it all. */
    NOTHING_DUE,
    PAID;

    /** As texts and the API name it. */
    public String code() {
        return Codes.code(this);
    }

    /** The rule, for every combination of facts. */
    static CaseStatus of(CaseFacts facts) {
        return switch (facts.payment()) {
            case UNKNOWN -> PAYMENT_UNKNOWN;
            case UNDER_WAY -> PAYMENT_UNDER_WAY;
            case NONE, FAILED ->
                switch (facts.visit()) {
                    case CANCELLED -> CANCELLED;
                    case PLANNED -> before(facts);
                    case CONFIRMED -> after(facts);
                };
        };
    }

    private static CaseStatus before(CaseFacts facts) {
        return switch (facts.cover()) {
            case REFUSED -> NOT_COVERED;
            case UNANSWERED -> secured(facts, COVER_UNANSWERED);
            case ASKED -> secured(facts, COVER_ASKED);
            case UNCHECKED -> secured(facts, COVER_UNCHECKED);
            case NONE, CONFIRMED -> secured(facts, PLANNED);
        };
    }

    private static CaseStatus secured(CaseFacts facts, CaseStatus otherwise) {
        return switch (facts.secured()) {
            case HELD -> HELD;
            case PREPAID -> PREPAID;
            case NOTHING -> facts.payment() == CaseFacts.Payment.FAILED ? PAYMENT_FAILED : otherwise;
        };
    }

    private static CaseStatus after(CaseFacts facts) {
        return switch (facts.bill()) {
            case UNPAID -> open(facts, TO_PAY);
            case PARTLY_PAID -> open(facts, PARTLY_PAID);
            case NONE -> claimed(facts.claim(), BILLING);
            case CREDITED -> claimed(facts.claim(), CREDITED);
            case NOTHING_DUE -> claimed(facts.claim(), settled(facts, NOTHING_DUE));
            case PAID -> claimed(facts.claim(), settled(facts, PAID));
        };
    }

    private static CaseStatus open(CaseFacts facts, CaseStatus otherwise) {
        if (facts.secured() == CaseFacts.Secured.HELD) {
            return TO_BE_TAKEN;
        }
        return facts.payment() == CaseFacts.Payment.FAILED ? PAYMENT_FAILED : otherwise;
    }

    /** What the claim is at, while it is at something. */
    private static CaseStatus claimed(@Nullable ClaimState claim, CaseStatus otherwise) {
        return switch (claim) {
            case null -> otherwise;
            case DRAFT, READY -> CLAIM_PREPARED;
            case HELD -> CLAIM_BLOCKED;
            case SUBMITTED -> CLAIM_SENT;
            case PENDED -> CLAIM_PENDED;
            case DECIDED -> CLAIM_DECIDED;
            case REJECTED -> CLAIM_REJECTED;
            case POSTED, CANCELLED -> otherwise;
        };
    }

    private static CaseStatus settled(CaseFacts facts, CaseStatus otherwise) {
        return switch (facts.emr()) {
            case FAILED -> EMR_NOT_TOLD;
            case RETRY -> EMR_BEING_TOLD;
            case SUCCESS, NOT_APPLICABLE -> otherwise;
        };
    }
}
