package health.mizan.portal.kit;

import health.mizan.explanations.Sentence;
import health.mizan.money.Money;
import health.mizan.portal.pages.Language;
import health.mizan.portal.pages.Page;

/** Sums and other figures where no sign and no mark-up can be drawn, and what is said in two languages. */
public final class Words {

    private static final char ISOLATE = '\u2068';
    private static final char END_OF_ISOLATE = '\u2069';

    private Words() {}

    public static String sum(Page page, Money money) {
        Sum sum = Sum.of(money);
        return sum.inRiyals() ? page.text("money.in-riyals", sum.minus() + sum.figures()) : sum.plain();
    }

    /** In the reader's language. */
    public static String said(Page page, Sentence sentence) {
        return page.language() == Language.ARABIC ? sentence.ar() : sentence.en();
    }

    /**
     * Keeps the parts of a text in order where it stands by itself; in a sentence its place does (Unicode UAX 9, isolates).
     * Digits alone have no direction: in Arabic the day and the time would change places.
     */
    public static String isolated(String text) {
        return ISOLATE + text + END_OF_ISOLATE;
    }
}
