package health.mizan.patientbills;

import health.mizan.explanations.Sentence;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceId;
import health.mizan.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bill, every sum with its reason. {@code sums} leads from what care cost to what is still open, and every step adds
 * up.
 *
 * @param provider   the site's name
 * @param payBy      the last day on which it is paid in time
 * @param late       whether that day is over at the site
 * @param servedOn   the day of the visit
 * @param lines      each service
 * @param rules      why the share is what it is; empty where the insurer gave no rule
 * @param answer     what the insurer answered; null for who pays alone
 * @param cancelled  it should not have been issued: nothing is to be paid
 */
public record PatientBill(
        InvoiceId id,
        String number,
        Sentence provider,
        LocalDate issuedOn,
        LocalDate payBy,
        boolean late,
        LocalDate servedOn,
        Sums sums,
        List<Invoice.Line> lines,
        List<Sentence> rules,
        @Nullable Answer answer,
        boolean cancelled) {

    /**
     * {@code care} − {@code insurer} − {@code undecided} + {@code tax} = {@code share}; {@code share} + {@code changed} −
     * {@code paid} = {@code open}.
     *
     * @param care      by the prices agreed with the insurer, or the list
     * @param undecided what the insurer refused and nobody has decided about: not the patient's now
     * @param tax       the patient's
     * @param share     as issued
     * @param changed   by notes since
     * @param paid      what of the payments counts on this bill
     */
    public record Sums(
            Money care, Money insurer, Money undecided, Money tax, Money share, Money changed, Money paid, Money open) {

        public Sums {
            if (!care.minus(insurer).minus(undecided).plus(tax).equals(share)
                    || !share.plus(changed).minus(paid).equals(open)) {
                throw new IllegalArgumentException("the sums of a bill do not add up");
            }
        }
    }

    /**
     * The insurer's answer.
     *
     * @param on        the day at the site
     * @param reference the insurer's own number of it
     * @param note      its words; null if there are none
     */
    public record Answer(
            Sentence payer,
            LocalDate on,
            String reference,
            @Nullable String note) {}

    public PatientBill {
        lines = List.copyOf(lines);
        rules = List.copyOf(rules);
    }

    public boolean isInsured() {
        return answer != null;
    }
}
