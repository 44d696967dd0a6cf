package health.mizan.invoices;

import health.mizan.balances.Balance;
import health.mizan.bills.BillId;
import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.masterdata.Recorded;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a patient owes for one case, and why. Its lines stay as issued; {@code balance} also counts the notes since.
 *
 * @param site     the facility's code
 * @param issuedOn the day at the site
 */
public record Invoice(
        InvoiceId id,
        long version,
        String number,
        CaseId financialCase,
        BillId bill,
        PatientId patient,
        FacilityId facility,
        String site,
        Basis basis,
        InvoiceState state,
        Currency currency,
        List<Line> lines,
        Balance balance,
        Instant issuedAt,
        LocalDate issuedOn)
        implements Recorded {

    Invoice with(List<Line> own) {
        return new Invoice(
                id,
                version,
                number,
                financialCase,
                bill,
                patient,
                facility,
                site,
                basis,
                state,
                currency,
                own,
                balance,
                issuedAt,
                issuedOn);
    }

    /** What the amounts rest on. */
    public enum Basis {
        /** A payer's decision. */
        ADJUDICATED,
        /** The price for those who pay alone. */
        SELF_PAY
    }

    /**
     * One service. {@code due} = {@code list} − {@code off} − {@code payer} − {@code denied} + {@code tax}.
     *
     * @param list   quantity times list price
     * @param off    what the contract takes off; negative if it asks more than the list
     * @param payer  what the payer pays, without its tax
     * @param denied what the payer refused and nobody has decided about
     * @param tax    the patient's tax
     * @param reason the payer's reason code, if it refused anything
     */
    public record Line(
            int sequence,
            ChargeId charge,
            String system,
            String code,
            String nameEn,
            String nameAr,
            int quantity,
            Money list,
            Money off,
            Money payer,
            Money denied,
            Money tax,
            Money due,
            @Nullable String reason) {

        public Line {
            if (!due.equals(list.minus(off).minus(payer).minus(denied).plus(tax))) {
                throw new IllegalArgumentException("the parts of line " + sequence + " are not its whole");
            }
        }
    }

    /**
     * A document that changes what the invoice is due; the invoice itself stays as issued.
     *
     * @param number  in its own series without gaps
     * @param about   the decision or denial it follows from
     * @param changes by charge: positive on a debit note, negative on a credit note
     */
    public record Note(
            UUID id,
            String number,
            NoteKind kind,
            Ground ground,
            String about,
            Map<ChargeId, Money> changes,
            Instant at) {

        public Note {
            changes = Map.copyOf(changes);
        }

        Note with(Map<ChargeId, Money> own) {
            return new Note(id, number, kind, ground, about, own, at);
        }

        public Money total() {
            return changes.values().stream().reduce(Money::plus).orElseThrow();
        }
    }

    /** Which way a note goes. */
    public enum NoteKind {
        CREDIT,
        DEBIT
    }

    /** Why a note was made. */
    public enum Ground {
        /** The payer decided again. */
        DECISION,
        /** What the payer refused is the patient's to pay. */
        DENIAL_BILLED,
        /** It was not the patient's to pay after all. */
        DENIAL_UNBILLED,
        /** The invoice should not have been issued. */
        NOT_OWED
    }

    /** What is to be issued. */
    public record Draft(
            CaseId financialCase,
            BillId bill,
            PatientId patient,
            FacilityId facility,
            Basis basis,
            Currency currency,
            List<Line> lines) {

        public Draft {
            lines = List.copyOf(lines);
        }
    }

    public Invoice {
        lines = List.copyOf(lines);
    }

    /** As issued, before any note. */
    public Money total() {
        return lines.stream().map(Line::due).reduce(Money.zero(currency), Money::plus);
    }

    public Money open() {
        return balance.open();
    }
}
