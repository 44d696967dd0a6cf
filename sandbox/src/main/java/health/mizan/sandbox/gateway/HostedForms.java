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
        HostedWords words = HostedWords.of(payment);
        String cards = Arrays.stream(TestCard.values())
                .map(card -> """
                    <li><button class="quiet" name="card" value="%s">%s</button></li>\
                    """.formatted(card.number(), card.behaviour(words.language())))
                .collect(Collectors.joining());
        return Html.narrowPage(words.language(), words.payByCard(), """
            <p class="sum"><bdi dir="ltr">%1$s</bdi></p><p>%2$s</p>%3$s
            <form class="card" method="post"><label><span>%6$s</span><input name="card" required dir="ltr"
            inputmode="numeric" autocomplete="cc-number" maxlength="23" autofocus></label>
            <button>%7$s <bdi dir="ltr">%1$s</bdi></button></form>
            %4$s
            <h2>%8$s</h2><p class="notice">%9$s</p>
            <form method="post"><ul class="plain">%5$s</ul></form>
            """.formatted(
                        sum(payment),
                        payment.order().captureAtOnce() ? words.takenNow() : words.heldNow(),
                        alert(problem),
                        cancelForm(id, words),
                        cards,
                        words.cardNumber(),
                        words.pay(),
                        words.cards(),
                        words.noRealCard()));
    }

    static String code(Payment payment) {
        String id = payment.order().payment();
        HostedWords words = HostedWords.of(payment);
        return Html.narrowPage(words.language(), words.bankAsks(), """
            <p class="sum"><bdi dir="ltr">%1$s</bdi></p><p>%5$s <bdi dir="ltr">%2$s</bdi></p>
            <form class="card" method="post" action="/pay/%3$s/code"><label><span>%6$s</span>
            <input name="code" required inputmode="numeric" autocomplete="one-time-code" maxlength="8" dir="ltr" autofocus>
            </label><button>%7$s</button></form>
            %4$s
            <p class="notice">%8$s</p>
            """.formatted(
                        sum(payment),
                        Html.text(payment.card().masked()),
                        id,
                        cancelForm(id, words),
                        words.fromCard(),
                        words.bankCode(),
                        words.confirm(),
                        words.rightCode()));
    }

    private static String alert(String problem) {
        return problem.isEmpty() ? "" : "<p class=\"problem\" role=\"alert\">" + Html.text(problem) + "</p>";
    }

    private static String cancelForm(String payment, HostedWords words) {
        return "<form class=\"below\" method=\"post\" action=\"/pay/%s/cancel\"><button class=\"quiet\">%s</button></form>"
                .formatted(payment, words.cancel());
    }

    private static String sum(Payment payment) {
        String currency = payment.order().currency();
        return currency + " "
                + BigDecimal.valueOf(
                        payment.order().amountMinor(),
                        Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
