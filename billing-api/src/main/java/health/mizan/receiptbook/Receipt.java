package health.mizan.receiptbook;

import health.mizan.facilities.Facility;
import health.mizan.money.Money;
import health.mizan.parties.Phi;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says. It stays true: what is paid before and left is of the moment at which the money reached the bill;
 * only what was given back since is of now.
 *
 * @param takenAt when the money was taken
 * @param who     for whom; null for one who only holds the address
 * @param bill    what the money was for; null while none of it has reached a bill
 * @param visit   the day of the visit
 * @param refunded given back of it by now
 */
public record Receipt(
        Entry entry,
        Facility site,
        Instant takenAt,
        LocalDate visit,
        Means means,
        @Nullable Who who,
        @Nullable Bill bill,
        Money refunded) {

    /** Whether the reader is shown what the money was for. */
    public boolean isOfNamedServices() {
        return bill != null && !bill.lines().isEmpty();
    }

    /**
     * How it was paid.
     *
     * @param how       {@code cash}, {@code terminal}, {@code card} or {@code mada}
     * @param scheme    of the card, such as {@code visa}; null if unknown
     * @param lastFour  of the card; null if unknown
     * @param slip      number of the desk's receipt or the terminal's slip; null for what was paid online
     * @param reference the gateway's number of the payment; null for what was paid at a desk
     * @param setAside  what had been held on the card, of which this was taken; null if it was paid at once
     */
    public record Means(
            String how,
            @Nullable String scheme,
            @Nullable String lastFour,
            @Nullable String slip,
            @Nullable String reference,
            @Nullable Money setAside) {}

    /**
     * The patient, as far as a receipt names one.
     *
     * @param identifier to be shown with all but its end covered
     * @param file       number of the file at the site
     */
    public record Who(
            @Nullable Phi<String> arabic,
            @Nullable Phi<String> latin,
            @Nullable Phi<String> identifier,
            @Nullable Phi<String> file) {}

    /**
     * The bill that was paid, as it stood: {@code total} − {@code off} − {@code payer} − {@code denied} + {@code tax} +
     * {@code corrected} = {@code own}, and {@code own} − {@code before} − what this receipt is for = {@code left}.
     *
     * @param lines     empty for one who only holds the address
     * @param services  how many there are
     * @param corrected by credit and debit notes until then
     * @param left      below zero if more was paid than was due
     */
    public record Bill(
            String number,
            int services,
            List<Line> lines,
            Money total,
            Money off,
            Money payer,
            Money denied,
            Money tax,
            Money corrected,
            Money own,
            Money before,
            Money left) {

        public Bill {
            lines = List.copyOf(lines);
            if (!own.equals(
                    total.minus(off).minus(payer).minus(denied).plus(tax).plus(corrected))) {
                throw new IllegalArgumentException("the parts of invoice " + number + " are not its whole");
            }
        }
    }

    /** A service of the bill, at its list price. */
    public record Line(String nameEn, String nameAr, int quantity, LocalDate servedOn, Money sum) {}
}
