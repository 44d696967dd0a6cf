package health.mizan.reckoning;

import health.mizan.explanations.Percent;
import health.mizan.explanations.Sentence;
import health.mizan.explanations.StandingNames;
import health.mizan.explanations.Template;
import health.mizan.money.Money;
import health.mizan.pricing.Price;
import health.mizan.pricing.PriceBasis;
import health.mizan.reckoning.Reason.Amount;
import health.mizan.reckoning.Reason.Maker;
import health.mizan.reckoning.Reason.Source;
import java.util.List;

/** The reasons that do not come from a plan's rules: prices, cover, bounds. */
final class PriceWords {

    private static final Template AGREED = new Template(
            "Services: %1$s. List price %2$s, less %3$s by the contract with the payer: %4$s.",
            "الخدمات: %1$s. سعر القائمة %2$s، بعد خصم %3$s حسب العقد مع شركة التأمين: %4$s.");
    private static final Template AGREED_AS_IS = new Template(
            "Services: %1$s. List price %2$s; agreed price: %3$s.",
            "الخدمات: %1$s. سعر القائمة %2$s، والسعر المتفق عليه %3$s.");
    private static final Template MISSING = new Template(
            "%1$s (%2$s) has no agreed price yet: it is in none of these figures.",
            "لا يوجد سعر متفق عليه لخدمة %1$s (%2$s) بعد، وهي غير محسوبة في هذه المبالغ.");
    private static final Template EXEMPT = new Template("%1$s (%2$s) is free of charge.", "خدمة %1$s (%2$s) مجانية.");
    private static final Template ALONE =
            new Template("You pay the whole price yourself: %1$s.", "تدفع السعر كاملًا بنفسك: %1$s.");
    private static final Template NOT_ANSWERED = new Template(
            "The payer has not answered yet: these figures follow plan %1$s, version %2$s, and may change.",
            "لم تُجب شركة التأمين بعد: هذه المبالغ حسب الوثيقة %1$s، الإصدار %2$s، وقد تتغير.");
    private static final Template WORD = new Template("The payer says: %1$s", "إفادة شركة التأمين: %1$s");
    private static final Template LOW = new Template(
            "At least %1$s: if the payer accepts only %2$s and denies the rest without charging you for it.",
            "على الأقل %1$s: إذا قبلت شركة التأمين %2$s فقط ورفضت الباقي دون أن تتحمّله أنت.");
    private static final Template MOST = new Template(
            "At most %1$s for care of these kinds in this visit, whatever is added.",
            "بحد أقصى %1$s لهذه الأنواع من الرعاية في هذه الزيارة مهما أُضيف.");
    private static final Template UNBOUNDED = new Template(
            "Nothing bounds your share: it grows with what is added.", "لا حدّ أقصى لحصتك: تزيد مع كل خدمة تُضاف.");
    private static final Template NOT_BOUNDED_YET = new Template(
            "Your share cannot be bounded while a price is missing.",
            "لا يمكن تحديد حد أقصى لحصتك ما دام أحد الأسعار ناقصًا.");

    private static final Source OURS = new Source(Maker.MIZAN, "estimate");

    private PriceWords() {}

    static Reason price(PriceBasis basis, List<Sentence> names, Money list, Money contract) {
        Percent off = new Percent(basis.off().basisPoints());
        Sentence services = Sentence.listed(names);
        return new Reason(
                "price",
                new Source(
                        Maker.CONTRACT,
                        "contract " + basis.contract() + " version " + basis.contractVersion() + ", schedule "
                                + basis.schedule() + " version " + basis.scheduleVersion()),
                off.basisPoints() == 0
                        ? AGREED_AS_IS.with(services, list, contract)
                        : AGREED.with(services, list, off, contract),
                List.of(new Amount("list", list), new Amount("allowed", contract)));
    }

    static Reason missing(PlannedVisit.Service service, Price.Missing why) {
        return new Reason(
                "price-missing",
                new Source(Maker.MIZAN, "price exception " + why.reason()),
                MISSING.with(service.name(), service.code()),
                List.of());
    }

    static Reason exempt(PlannedVisit.Service service, Price.Exempt exempt) {
        PriceBasis basis = exempt.basis();
        return new Reason(
                "price-exempt",
                new Source(Maker.CONTRACT, "schedule " + basis.schedule() + " version " + basis.scheduleVersion()),
                EXEMPT.with(service.name(), service.code()),
                List.of());
    }

    static Reason waived(PlannedVisit.Service service) {
        return new Reason(
                "waived", new Source(Maker.MIZAN, "charge"), EXEMPT.with(service.name(), service.code()), List.of());
    }

    static Reason alone(Money whole) {
        return new Reason("whole-price", OURS, ALONE.with(whole), List.of(new Amount("patient", whole)));
    }

    static Reason word(PlannedVisit.Word word) {
        return new Reason(
                "payer-answer",
                new Source(Maker.PAYER, word.check()),
                WORD.with(StandingNames.of(word.answer().standing())),
                List.of());
    }

    static Reason notAnswered(PlannedVisit.Plan plan) {
        return new Reason(
                "payer-silent",
                new Source(Maker.PLAN, plan.code() + " version " + plan.version()),
                NOT_ANSWERED.with(plan.code(), plan.version()),
                List.of());
    }

    static Reason low(Money low, Sentence opening) {
        return new Reason("low", OURS, LOW.with(low, opening), List.of(new Amount("low", low)));
    }

    static Reason most(Money most) {
        return new Reason("most", OURS, MOST.with(most), List.of(new Amount("most", most)));
    }

    static Reason unbounded() {
        return new Reason("most", OURS, UNBOUNDED.with(), List.of());
    }

    static Reason notBoundedYet() {
        return new Reason("most", OURS, NOT_BOUNDED_YET.with(), List.of());
    }
}
