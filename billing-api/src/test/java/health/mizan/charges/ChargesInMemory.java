package health.mizan.charges;

import health.mizan.cases.CaseId;
import java.util.Collection;
import java.util.UUID;

/** Charges that may always be billed and credited: what is simulated begins behind them. */
public final class ChargesInMemory extends Charges {

    public ChargesInMemory() {
        super(null, null, null, null, null, null);
    }

    @Override
    public void billed(CaseId financialCase, Collection<ChargeId> charges, UUID on) {
        // as said
    }

    @Override
    public void credited(CaseId financialCase, UUID on) {
        // as said
    }
}
