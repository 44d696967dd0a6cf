package health.mizan.worklists;

import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimState;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A claim as a work list shows it.
 *
 * @param asked    the sum of its lines, without tax
 * @param sentAt   the latest submission; null before the first
 * @param overdue  whether it lies with the payer for longer than it should
 * @param doubtful whether an answer waits for a ruling
 * @param denied   how many denied lines wait for a decision
 * @param late     whether more was performed than the decided claim states
 */
public record ClaimRow(
        ClaimId id,
        ClaimState state,
        PatientId patient,
        PayerId payer,
        String site,
        LocalDate servedOn,
        Money asked,
        Instant createdAt,
        @Nullable Instant sentAt,
        boolean overdue,
        boolean doubtful,
        int denied,
        boolean late) {

    /** What is to be done next, the most pressing first. */
    public enum NextAct {
        RULE,
        MEND,
        CHECK,
        SEND,
        ASK,
        DECIDE,
        CLAIM_REST,
        WAIT,
        NOTHING
    }

    public NextAct next() {
        if (doubtful) {
            return NextAct.RULE;
        }
        return switch (state) {
            case HELD, REJECTED -> NextAct.MEND;
            case DRAFT -> NextAct.CHECK;
            case READY -> NextAct.SEND;
            case SUBMITTED, PENDED -> overdue ? NextAct.ASK : NextAct.WAIT;
            case DECIDED -> NextAct.WAIT;
            case POSTED -> denied > 0 ? NextAct.DECIDE : late ? NextAct.CLAIM_REST : NextAct.NOTHING;
            case CANCELLED -> NextAct.NOTHING;
        };
    }

    /** Since when it waits where it is: at the payer since it was sent, else with us since it was drafted. */
    public Instant since() {
        return sentAt != null && (state == ClaimState.SUBMITTED || state == ClaimState.PENDED) ? sentAt : createdAt;
    }
}
