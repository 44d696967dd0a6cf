package health.mizan.adjudications;

import health.mizan.money.Money;
import org.jspecify.annotations.Nullable;

/** One line as the payer answered it; see {@link DecidedLine} for the amounts. */
public record Answered(
        int sequence,
        Verdict verdict,
        Money allowed,
        Money benefit,
        Money tax,
        Money patient,
        @Nullable String reason,
        boolean memberLiable) {

    DecidedLine to(Asked asked) {
        return new DecidedLine(
                sequence,
                asked.charge(),
                asked.list(),
                asked.net(),
                verdict,
                allowed,
                benefit,
                tax,
                patient,
                reason,
                memberLiable);
    }
}
