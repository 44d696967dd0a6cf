package health.mizan.portal.desk.collect;

import health.mizan.dues.LinkProgress;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.paylinks.PayLink;
import health.mizan.payments.PaymentOrder;
import health.mizan.portal.kit.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A link and how far the payer has come.
 *
 * @param asked   null for all that may be asked for
 * @param address null in a browser that has not made it
 * @param amount  held or taken; zero before
 * @param receipt the last part of its address; null while there is none
 */
public record LinkView(
        String id,
        boolean hold,
        @Nullable Money asked,
        @Nullable String address,
        String stage,
        boolean open,
        Tone tone,
        Money amount,
        @Nullable String receipt) {

    static LinkView of(PayLink link, LinkProgress progress, @Nullable String address, @Nullable String receipt) {
        return new LinkView(
                link.id().toString(),
                link.mode() == PaymentOrder.Mode.DEFERRED,
                link.asked(),
                address,
                Codes.code(progress.stage()),
                progress.stage().open(),
                switch (progress.stage()) {
                    case HELD, PAID -> Tone.GOOD;
                    case FAILED -> Tone.BAD;
                    case WAITING, PAYING, UNKNOWN -> Tone.WAITING;
                    case ENDED -> Tone.QUIET;
                },
                progress.amount(),
                receipt);
    }

    /** Whether the page looks again by itself; also for the receipt, which is given a moment after the money came. */
    public boolean renews() {
        return open || (isPaid() && receipt == null);
    }

    public boolean isPaid() {
        return stage.equals("paid");
    }

    /** Whether somebody can still begin to pay. */
    public boolean payable() {
        return stage.equals("waiting") || stage.equals("failed");
    }

    /** Not while money may have moved: the payer reads on it how that ended. */
    public boolean revocable() {
        return open && !stage.equals("unknown");
    }

    @Override
    public String toString() {
        return "▮";
    }
}
