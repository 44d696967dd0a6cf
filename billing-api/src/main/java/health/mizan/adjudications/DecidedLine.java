package health.mizan.adjudications;

import health.mizan.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line as asked and as decided.
 *
 * @param charge  the id of the charge that was claimed
 * @param list    quantity times list price
 * @param net     what was asked: quantity times contract price, without tax
 * @param allowed {@code benefit} plus {@code patient}
 * @param tax     what the payer pays on top of its benefit as tax
 * @param reason  the payer's reason code if anything was denied
 */
public record DecidedLine(
        int sequence,
        UUID charge,
        Money list,
        Money net,
        Verdict verdict,
        Money allowed,
        Money benefit,
        Money tax,
        Money patient,
        @Nullable String reason,
        boolean memberLiable) {

    /** What was asked and not allowed: nobody's yet. */
    public Money denied() {
        return net.minus(allowed).max(Money.zero(net.currency()));
    }

    /** What the contract takes off the list price; negative if it pays more than the list. */
    public Money adjustment() {
        return list.minus(allowed).minus(denied());
    }
}
