package health.mizan.remittances;

import health.mizan.access.Caller;
import health.mizan.claims.ClaimId;
import java.util.List;

/** What payers have told us they pay. */
public interface PayerRemittances {

    /** For one claim, of the lists that the caller may see and that count; in no order. */
    List<Remittance> of(Caller caller, ClaimId claim);
}
