package health.mizan.portal.paying;

import health.mizan.access.Caller;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Attempts;
import health.mizan.explanations.Sentence;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.ids.Ids;
import health.mizan.invoices.InvoiceId;
import health.mizan.linkpayments.LinkPayments;
import health.mizan.linkpayments.Payable;
import health.mizan.linkpayments.Way;
import health.mizan.money.Money;
import health.mizan.patientbills.PatientBill;
import health.mizan.patientbills.PatientBills;
import health.mizan.paylinks.PayLink;
import health.mizan.payments.Debt;
import health.mizan.portal.asking.PastQuestion;
import health.mizan.portal.asking.PastQuestions;
import health.mizan.portal.kit.Choice;
import health.mizan.portal.pages.Language;
import health.mizan.portal.pages.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the page of a link shows. What needs the birth year is not in it before. */
@Component
class BillViews {

    private final LinkPayments payments;
    private final Attempts attempts;
    private final PatientBills bills;
    private final Facilities facilities;
    private final PastQuestions past;
    private final Ids ids;

    BillViews(
            LinkPayments payments,
            Attempts attempts,
            PatientBills bills,
            Facilities facilities,
            PastQuestions past,
            Ids ids) {
        this.payments = payments;
        this.attempts = attempts;
        this.bills = bills;
        this.facilities = facilities;
        this.past = past;
        this.ids = ids;
    }

    /** @param wanted a part that the payer has asked to pay; null, or more than there is, for all of it */
    BillView view(PayLink link, String token, boolean opened, @Nullable Money wanted, Page page) {
        Payable payable = payments.payable(link);
        Facility site = facilities.find(link.facility()).orElseThrow();
        Optional<PatientBill> bill = bill(link);
        return new BillView(
                token,
                kind(link),
                in(page, new Sentence(site.nameEn(), site.nameAr())),
                payable,
                wanted != null && payable.takes(wanted) ? wanted : payable.most(),
                bill.map(PatientBill::payBy).orElse(null),
                bill.filter(PatientBill::late).isPresent(),
                bill.isPresent() && !opened,
                opened ? bill.orElse(null) : null,
                choices(payments.ways(link), page),
                under(link),
                opened ? past.of(link) : List.of(),
                ids.next());
    }

    static String in(Page page, Sentence sentence) {
        return page.language() == Language.ARABIC ? sentence.ar() : sentence.en();
    }

    private Optional<PatientBill> bill(PayLink link) {
        Caller holder = link.holder();
        return link.debt().kind() == Debt.Kind.INVOICE
                ? bills.find(holder, new InvoiceId(link.debt().id()))
                : Optional.empty();
    }

    private static BillView.Kind kind(PayLink link) {
        return switch (link.debt().kind()) {
            case INVOICE -> BillView.Kind.BILL;
            case DEPOSIT -> BillView.Kind.DEPOSIT;
            case CASE -> BillView.Kind.HOLD;
        };
    }

    private BillView.@Nullable Under under(PayLink link) {
        return payments.live(link)
                .map(attempt -> under(attempt, payments.find(link, attempt.id()).isPresent()))
                .orElse(null);
    }

    /** A payment of the bill under way, by whichever link it was begun; null if there is none. */
    BillView.@Nullable Under under(PatientBill bill) {
        return payments.live(new Debt(Debt.Kind.INVOICE, bill.id().value()))
                .map(attempt -> under(attempt, false))
                .orElse(null);
    }

    /** What a patient who is signed in asked about the bill. */
    List<PastQuestion> asked(Caller patient, PatientBill bill) {
        return past.of(patient, new Debt(Debt.Kind.INVOICE, bill.id().value()));
    }

    private BillView.Under under(Attempt attempt, boolean ours) {
        boolean unknown = attempts.inDoubt(attempt);
        return new BillView.Under(
                ours ? attempt.id().value() : null,
                unknown || attempt.state() != AttemptState.ACTION_REQUIRED,
                unknown,
                attempt.state().holds() && !unknown);
    }

    private static List<Choice> choices(List<Way> ways, Page page) {
        List<Choice> choices = new ArrayList<>();
        boolean none = true;
        for (Way way : ways) {
            String code = way.method().code();
            Way.Not not = way.not();
            choices.add(new Choice(
                    code,
                    page.text("paying.way." + code),
                    page.text("paying.way." + code + ".hint"),
                    not == null ? null : page.text("paying.way.not." + (not == Way.Not.DOWN ? "down" : "hold")),
                    none && not == null));
            none = none && not != null;
        }
        return List.copyOf(choices);
    }
}
