package health.mizan.portal.kit;

import health.mizan.money.Money;
import health.mizan.portal.pages.Page;

/** Sums inside sentences and titles, where no sign can be drawn. */
public final class Words {

    private Words() {}

    public static String sum(Page page, Money money) {
        Sum sum = Sum.of(money);
        return sum.inRiyals() ? page.text("money.in-riyals", sum.minus() + sum.figures()) : sum.plain();
    }
}
