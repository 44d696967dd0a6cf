package health.mizan.overviews;

import health.mizan.cases.CaseId;
import health.mizan.casestatus.CaseStatus;
import health.mizan.invoices.InvoiceId;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.payments.PaymentOrderId;
import health.mizan.receiptbook.Entry;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One person's visits, newest first.
 *
 * @param own false for somebody the login is proxy for
 */
public record Overview(
        PatientId patient,
        @Nullable Phi<String> arabic,
        @Nullable Phi<String> latin,
        boolean own,
        List<Visit> visits) {

    /** Under which heading a visit stands. */
    public enum Group {
        /** There is something to pay. */
        OPEN,
        /** Somebody else is at work on it. */
        UNDER_WAY,
        SETTLED
    }

    /**
     * One visit.
     *
     * @param siteEn   name of the site
     * @param bill     null while there is none
     * @param hold     null if nothing is set aside for it
     * @param receipts oldest first
     */
    public record Visit(
            CaseId id,
            LocalDate day,
            String siteEn,
            String siteAr,
            CaseStatus status,
            @Nullable Bill bill,
            @Nullable Hold hold,
            List<Entry> receipts) {

        public Visit {
            receipts = List.copyOf(receipts);
        }

        public Group group() {
            return switch (status) {
                case TO_PAY, PARTLY_PAID -> Group.OPEN;
                case PAYMENT_FAILED -> bill == null ? Group.UNDER_WAY : Group.OPEN;
                case PAID, NOTHING_DUE, CREDITED, EMR_BEING_TOLD, EMR_NOT_TOLD, CANCELLED -> Group.SETTLED;
                case PAYMENT_UNKNOWN,
                        PAYMENT_UNDER_WAY,
                        COVER_UNCHECKED,
                        COVER_ASKED,
                        COVER_UNANSWERED,
                        NOT_COVERED,
                        HELD,
                        PREPAID,
                        PLANNED,
                        BILLING,
                        CLAIM_PREPARED,
                        CLAIM_BLOCKED,
                        CLAIM_SENT,
                        CLAIM_PENDED,
                        CLAIM_DECIDED,
                        CLAIM_REJECTED,
                        TO_BE_TAKEN -> Group.UNDER_WAY;
            };
        }
    }

    /** @param payBy the last day on which it is paid in time */
    public record Bill(InvoiceId id, String number, Money open, LocalDate payBy) {}

    /** An amount that is set aside on a card. */
    public record Hold(PaymentOrderId order, Money held) {}

    public Overview {
        visits = List.copyOf(visits);
    }

    public List<Visit> in(Group group) {
        return visits.stream().filter(visit -> visit.group() == group).toList();
    }

    /** What is open of the bills under {@link Group#OPEN}, by currency; no bill counts that is being paid otherwise. */
    public List<Money> owed() {
        return in(Group.OPEN).stream()
                .flatMap(visit -> Stream.ofNullable(visit.bill()))
                .map(Bill::open)
                .collect(Collectors.groupingBy(Money::currency, Collectors.reducing(Money::plus)))
                .values()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
