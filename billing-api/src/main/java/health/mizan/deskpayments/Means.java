package health.mizan.deskpayments;

import health.mizan.ledger.Account;
import health.mizan.ledger.Party;
import health.mizan.parties.FacilityId;

/**
 * How money changes hands at a desk. In the ledger a site has one drawer and one account for what its terminals took; who
 * took it, and on which slip, stands with the payment.
 */
public enum Means {
    CASH(Account.CASH_DRAWER, Party.Kind.DRAWER),
    /** A card terminal that is not connected to us: approved there, noted here. */
    TERMINAL(Account.TERMINAL_CLEARING, Party.Kind.TERMINAL);

    private final Account account;
    private final Party.Kind holder;

    Means(Account account, Party.Kind holder) {
        this.account = account;
        this.holder = holder;
    }

    Account account() {
        return account;
    }

    Party at(FacilityId site) {
        return new Party(holder, site.value());
    }
}
