package health.mizan.alarms;

import health.mizan.payments.AttemptId;
import health.mizan.remarks.Remark;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something about money that a person must look at.
 *
 * @param reference whose fact it is: an id of ours or of the gateway
 * @param details   codes, ids and amounts; never about a person
 */
public record PaymentAlarm(
        UUID id, Kind kind, String reference, @Nullable AttemptId attempt, List<Remark> details, Instant raisedAt) {

    public PaymentAlarm {
        details = List.copyOf(details);
    }

    /** What is the matter. */
    public enum Kind {
        /** Taken although nothing was owed. */
        ORPHAN_CHARGE,
        /** Held although nothing was owed. */
        ORPHAN_HOLD,
        /** The gateway's amount, currency or reference is not ours. */
        MISMATCH,
        /** A genuine notice about a payment that we do not know. */
        UNKNOWN_REFERENCE,
        /** Taken or given back at the gateway without us. */
        FOREIGN_MOVEMENT,
        /** The gateway refused what we asked of it. */
        OPERATION_REFUSED,
        /** A payer's list of what it pays is not what its decisions say it owes. */
        REMITTANCE_MISMATCH;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
