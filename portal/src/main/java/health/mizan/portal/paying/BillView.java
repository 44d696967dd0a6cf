package health.mizan.portal.paying;

import health.mizan.linkpayments.Payable;
import health.mizan.money.Money;
import health.mizan.patientbills.PatientBill;
import health.mizan.portal.asking.PastQuestion;
import health.mizan.portal.kit.Choice;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a link shows.
 *
 * @param provider who asks for the money, in the page's language
 * @param payable  at present
 * @param now      what the form would pay: all of it, or a part
 * @param payBy    null where nothing is billed yet
 * @param late     whether that day is over
 * @param guarded  whether there are details to be seen by whoever knows the birth year
 * @param bill     the details; null until then
 * @param ways     of paying; empty while no gateway takes anything
 * @param under    a payment that was begun and has not ended; null if there is none
 * @param past     what was asked by this link; empty until the birth year is known
 * @param form     the form's own number, so that it pays once however often it is sent
 */
public record BillView(
        String token,
        Kind kind,
        String provider,
        Payable payable,
        Money now,
        @Nullable LocalDate payBy,
        boolean late,
        boolean guarded,
        @Nullable PatientBill bill,
        List<Choice> ways,
        @Nullable Under under,
        List<PastQuestion> past,
        UUID form) {

    /** What is asked for. */
    public enum Kind {
        BILL("bill"),
        DEPOSIT("deposit"),
        HOLD("hold");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As the keys of texts have it. */
        public String code() {
            return code;
        }
    }

    /**
     * A payment under way.
     *
     * @param payment its page; null if it was not begun by this link
     * @param moving  whether money may be moving: nothing else is begun meanwhile
     * @param unknown whether nobody knows if it did
     * @param held    whether it has set the amount aside
     */
    public record Under(@Nullable UUID payment, boolean moving, boolean unknown, boolean held) {}

    public boolean isToPay() {
        return payable.most().isPositive() && (under == null || !under.moving());
    }

    /** Whether any way can be chosen now. */
    public boolean hasWay() {
        return ways.stream().anyMatch(way -> way.reason() == null);
    }

    public Money left() {
        return payable.most().minus(now);
    }
}
