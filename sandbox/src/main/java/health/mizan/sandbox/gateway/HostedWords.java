package health.mizan.sandbox.gateway;

/**
 * What the payer's pages say, in the language that the merchant asked for.
 *
 * @param language as HTML names it
 * @param cards    the heading above the test cards
 */
record HostedWords(
        String language,
        String payByCard,
        String cardNumber,
        String pay,
        String cancel,
        String cards,
        String noRealCard,
        String takenNow,
        String heldNow,
        String bankAsks,
        String fromCard,
        String bankCode,
        String confirm,
        String rightCode,
        String noTestCard,
        String otherScheme,
        String cannotHold) {

    private static final HostedWords ENGLISH = new HostedWords(
            "en",
            "Pay by card",
            "Card number",
            "Pay",
            "Cancel",
            "Test cards",
            "No real card is ever asked for here. These are all there are:",
            "The amount is taken at once.",
            "The amount is held on your card now. The clinic takes what you owe later, and the rest is freed.",
            "Your bank is checking that it is you",
            "from your card",
            "Code from your bank",
            "Confirm",
            "This bank sends nothing: the right code is 1234, every other one is wrong.",
            "This number is no test card.",
            "This payment is for cards of:",
            "The clinic holds the amount and takes it later, which this card cannot do. Take another card, or cancel"
                    + " and ask for a payment link.");

    private static final HostedWords ARABIC = new HostedWords(
            "ar",
            "الدفع بالبطاقة",
            "رقم البطاقة",
            "دفع",
            "إلغاء",
            "بطاقات الاختبار",
            "لا تُطلب هنا أي بطاقة حقيقية. هذه هي البطاقات المتاحة:",
            "يُخصم المبلغ فورًا.",
            "يُحجز المبلغ على بطاقتك الآن. تأخذ العيادة حصتك منه لاحقًا ويُفرج عن الباقي.",
            "يتحقق البنك الآن من أنك صاحب البطاقة",
            "من بطاقتك",
            "الرمز المرسل من البنك",
            "تأكيد",
            "هذا البنك لا يرسل شيئًا: الرمز الصحيح 1234 وكل ما عداه خاطئ.",
            "هذا الرقم ليس من بطاقات الاختبار.",
            "هذه العملية لبطاقات:",
            "تحجز العيادة المبلغ وتأخذه لاحقًا، وهذه البطاقة لا تدعم ذلك. يمكن استخدام بطاقة أخرى، أو الإلغاء وطلب"
                    + " رابط دفع.");

    static HostedWords of(Payment payment) {
        return payment.order().locale().equals("ar") ? ARABIC : ENGLISH;
    }
}
