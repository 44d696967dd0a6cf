package health.mizan.vitals;

import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.OperationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked of a gateway and may have happened.
 *
 * @param act     what was asked: {@code start}, {@code purchase}, {@code capture}, {@code void} or {@code refund}
 * @param amount  of the act; of the whole attempt for acts that move none
 * @param gateway code of the account
 * @param site    the facility's code
 * @param since   when it was begun
 * @param call    that carries it and can be asked about
 * @param askedAt when the gateway was last asked what became of it; null before the first time
 * @param nextAt  when it will be asked again; null if nobody does by itself
 */
public record UnknownPayment(
        OperationId operation,
        AttemptId attempt,
        String act,
        Money amount,
        String method,
        String gateway,
        String site,
        Instant since,
        UUID call,
        int inquiries,
        @Nullable Instant askedAt,
        @Nullable Instant nextAt) {}
