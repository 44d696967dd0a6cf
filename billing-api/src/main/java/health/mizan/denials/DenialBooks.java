package health.mizan.denials;

import health.mizan.access.Caller;
import health.mizan.invoices.Invoice.Ground;
import health.mizan.invoices.Invoices;
import health.mizan.ledger.Ledger;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Brings decisions on denials into the ledger and the patient's invoice, and takes them back. */
@Component
class DenialBooks {

    private static final Caller SELF = new Caller.Self("denials");

    private final Ledger ledger;
    private final Invoices invoices;

    DenialBooks(Ledger ledger, Invoices invoices) {
        this.ledger = ledger;
        this.invoices = invoices;
    }

    UUID writeOff(Denial denial, Denial.Ground ground) {
        return ledger.post(DenialPosting.writtenOff(denial, ground)).entry();
    }

    /** The patient learns of it by a debit note to the invoice of the case. */
    UUID bill(Denial denial, Caller by) {
        invoices.adjust(
                denial.financialCase(),
                Ground.DENIAL_BILLED,
                denial.id().toString(),
                by,
                Map.of(denial.charge(), denial.denied()));
        return ledger.post(DenialPosting.billed(denial)).entry();
    }

    /** The payer has decided otherwise: what stood on its refusal falls with it. */
    void undo(Denial denial) {
        UUID entry = denial.entry();
        if (entry == null) {
            return;
        }
        ledger.reverse(entry, "the payer decided again on claim " + denial.claim());
        if (denial.state() == DenialState.BILLED) {
            invoices.adjust(
                    denial.financialCase(),
                    Ground.DENIAL_UNBILLED,
                    denial.id().toString(),
                    SELF,
                    Map.of(denial.charge(), denial.denied().negated()));
        }
    }
}
