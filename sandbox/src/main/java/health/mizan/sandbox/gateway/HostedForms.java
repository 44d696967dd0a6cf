package health.mizan.sandbox.gateway;

import health.mizan.sandbox.pages.Html;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.stream.Collectors;

/** What the payer sees: the form for the card, and the bank's for the code. */
final class HostedForms {

    private HostedForms() {}

    /** @param problem what was wrong with the card before; empty for none */
    static String card(Payment payment, String problem) {
        String id = payment.order().payment();
        String cards = Arrays.stream(TestCard.values())
                .map(card -> """
                        <li><button class="quiet" name="card" value="%s">%s</button></li>""".formatted(card.number(), card.behaviour()))
                .collect(Collectors.joining());
        return Html.narrowPage(
                "Pay by card", """
                <p class="sum">%1$s</p><p>%2$s</p>%3$s
                <form class="card" method="post"><label><span>Card number</span><input name="card" required
                inputmode="numeric" autocomplete="cc-number" maxlength="23" autofocus></label>
                <button>Pay %1$s</button></form>
                %4$s
                <h2>Test cards</h2><p class="notice">No real card is ever asked for here. These are all there are:</p>
                <form method="post"><ul class="plain">%5$s</ul></form>
                """.formatted(sum(payment), purpose(payment), alert(problem), cancelForm(id), cards));
    }

    static String code(Payment payment) {
        String id = payment.order().payment();
        return Html.narrowPage("Your bank is checking that it is you", """
                <p class="sum">%1$s</p><p>from your card %2$s</p>
                <form class="card" method="post" action="/pay/%3$s/code"><label><span>Code from your bank</span>
                <input name="code" required inputmode="numeric" autocomplete="one-time-code" maxlength="8" autofocus>
                </label><button>Confirm</button></form>
                %4$s
                <p class="notice">This bank sends nothing: the right code is 1234, every other one is wrong.</p>
                """.formatted(
                        sum(payment), Html.text(payment.card().masked()), id, cancelForm(id)));
    }

    private static String purpose(Payment payment) {
        return payment.order().captureAtOnce()
                ? "The amount is taken at once."
                : "The amount is held on your card now. The clinic takes what you owe later, and the rest is freed.";
    }

    private static String alert(String problem) {
        return problem.isEmpty() ? "" : "<p class=\"problem\" role=\"alert\">" + Html.text(problem) + "</p>";
    }

    private static String cancelForm(String payment) {
        return "<form class=\"below\" method=\"post\" action=\"/pay/%s/cancel\"><button class=\"quiet\">Cancel</button></form>"
                .formatted(payment);
    }

    private static String sum(Payment payment) {
        String currency = payment.order().currency();
        return currency + " "
                + BigDecimal.valueOf(
                        payment.order().amountMinor(),
                        Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
