package health.mizan.estimates;

import health.mizan.explanations.Sentence;
import health.mizan.explanations.Template;
import health.mizan.money.Money;

/** What a patient agrees to: a hold, and that what is owed is taken from it later. */
final class ConsentWords {

    private static final Template BOUNDED = new Template(
            "I was shown this estimate: %1$s expected, at most %2$s. I agree that %3$s is held on my card now, that what"
                    + " I owe by my insurer's decision is taken from it, and that the rest is released. Anything above"
                    + " it comes to me as a bill.",
            "اطّلعت على هذا التقدير: المتوقع %1$s وبحد أقصى %2$s. أوافق على حجز %3$s على بطاقتي الآن، وعلى خصم ما"
                    + " يترتب عليّ حسب قرار شركة التأمين منه، والإفراج عن الباقي. وما زاد على ذلك يصلني في فاتورة.");

    private static final Template UNBOUNDED = new Template(
            "I was shown this estimate: %1$s expected; nothing bounds it. I agree that %2$s is held on my card now, that"
                    + " what I owe is taken from it, and that the rest is released. Anything above it comes to me as a"
                    + " bill.",
            "اطّلعت على هذا التقدير: المتوقع %1$s ولا حدّ أقصى له. أوافق على حجز %2$s على بطاقتي الآن، وعلى خصم ما"
                    + " يترتب عليّ منه، والإفراج عن الباقي. وما زاد على ذلك يصلني في فاتورة.");

    private ConsentWords() {}

    static Sentence of(Estimate estimate, Money hold) {
        Money expected = estimate.figures().expected();
        Money most = estimate.figures().most();
        return most == null ? UNBOUNDED.with(expected, hold) : BOUNDED.with(expected, most, hold);
    }
}
