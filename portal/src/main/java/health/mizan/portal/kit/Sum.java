package health.mizan.portal.kit;

import health.mizan.money.Money;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * A sum of money as pages write it, in either language: figures in Latin digits, the minus before everything.
 *
 * @param minus    the minus sign, or nothing
 * @param currency the ISO code; riyals have a sign of their own (U+20C1), which the templates draw
 * @param figures  such as {@code 1,250.00}, with exactly the decimals of the currency
 */
public record Sum(String minus, String currency, String figures) {

    private static final String MINUS = "\u2212";
    private static final String RIYALS = "SAR";

    public static Sum of(Money money) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        int decimals = money.currency().getDefaultFractionDigits();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return new Sum(
                money.isNegative() ? MINUS : "",
                money.currency().getCurrencyCode(),
                format.format(money.toDecimal().abs()));
    }

    public boolean inRiyals() {
        return currency.equals(RIYALS);
    }

    /** For titles, messages and buttons' plain text, where no sign can be drawn: {@code SAR 1,250.00}. */
    public String plain() {
        return minus + currency + "\u00a0" + figures;
    }
}
