package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import health.mizan.testing.Eventually;
import health.mizan.testing.Opens;
import health.mizan.testing.PayableBills;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A payer with a phone, a link and a card: the whole way, on good days and on bad ones. */
class PayByLinkBrowserTest extends BrowserTest {

    private static final String VISA = "4111111111111111";
    private static final String VISA_WITHOUT_FUNDS = "4000000000009995";
    private static final String SLOW_VISA = "4000000000000119";
    private static final String ANSWER = "The second test was done on another day.";
    private static final String MADA = "5297412542005689";

    private PayableBills bills;
    private Guest payer;
    private Page page;

    @BeforeEach
    void the_clinic_is_open() {
        bills = new PayableBills(port, sandboxPort);
    }

    @AfterEach
    void the_gateway_is_calm() {
        bills.calm();
    }

    @ParameterizedTest
    @EnumSource
    @Visits({"/{language:ar|en}/p/{token}", "/{language:ar|en}/p/{token}/s/{payment}"})
    void a_bill_is_understood_and_paid_with_the_banks_code(Look look) {
        JsonNode invoice = bills.insured();
        String link = bills.link(invoice);
        comes(look, link);
        assertThat(main()).contains("51.00").doesNotContain("HbA1c");
        payer.findsItFit();

        page.fill("#year", "1900");
        page.press("#year", "Enter");
        page.locator(".errors").waitFor();
        assertThat(page.title()).startsWith(look.says("خطأ:", "Error:"));
        payer.findsItFit();
        page.fill("#year", look.says("١٩٨٦", PayableBills.BIRTH_YEAR));
        page.press("#year", "Enter");
        page.waitForURL("**" + link);
        page.locator("summary").all().forEach(summary -> summary.click());
        assertThat(main()).contains("255.00", "204.00", "51.00");
        payer.findsItFit();

        continuesWith("mada");
        gives(MADA);
        page.fill("input[name=code]", "1234");
        page.press("input[name=code]", "Enter");

        waitFor(look.says("تم الدفع", "You paid"));
        assertThat(main()).contains("51.00", "•••• 5689", "0.00");
        payer.findsItFit();
        page.locator("main a[href*='/r/']").click();
        page.waitForURL("**/r/**");
        assertThat(page.locator(".receipt").innerText())
                .contains("HbA1c", "51.00")
                .doesNotContain("Demo Guest", "ضيف تجريبي");
        payer.findsItFit();
        payer.open(link);
        assertThat(main()).contains(look.says("لا يوجد مبلغ مطلوب", "There is nothing to pay"));
        payer.findsItFit();
    }

    @ParameterizedTest
    @EnumSource
    void who_is_declined_is_told_why_and_pays_with_another_card(Look look) {
        comes(look, bills.link(bills.alone()));

        continuesWith("card");
        gives(VISA_WITHOUT_FUNDS);
        waitFor(look.says("لم تتم عملية الدفع", "The payment did not go through"));
        assertThat(main())
                .contains(
                        look.says("لم يُخصم أي مبلغ.", "No money was taken."),
                        look.says("الرصيد في البطاقة غير كافٍ", "not enough money on the card"));
        payer.findsItFit();

        page.getByText(look.says("المحاولة مرة أخرى", "Try again")).click();
        continuesWith("card");
        gives(VISA);
        waitFor(look.says("تم الدفع", "You paid"));
    }

    @ParameterizedTest
    @EnumSource
    void what_nobody_knows_is_said_so_and_not_paid_twice(Look look) {
        String link = bills.link(bills.alone());
        comes(look, link);
        bills.silentGateway(5);

        continuesWith("card");
        waitFor(look.says("لا نعرف النتيجة بعد", "We do not know yet"));
        assertThat(main()).contains(look.says("لا تدفع مرة أخرى", "Do not pay again"));
        payer.findsItFit();
        bills.calm();
        Eventually.until("the payment page is found", () -> {
            payer.open(link);
            return main().contains(look.says("توجد صفحة دفع مفتوحة", "A payment page is open already"));
        });
        continuesWith("card");
        gives(VISA);

        waitFor(look.says("تم الدفع", "You paid"));
    }

    @ParameterizedTest
    @EnumSource
    @Visits("/{language:ar|en}/p/{token}/return")
    void who_comes_back_without_paying_and_who_waits_for_the_bank_see_where_they_are(Look look) {
        String link = bills.link(bills.alone());
        comes(look, link);
        continuesWith("card");
        page.waitForURL("**/pay/**");
        payer.open("/p/" + wayBack() + "/return");
        waitFor(look.says("لم تكتمل عملية الدفع", "The payment is not finished"));
        payer.findsItFit();
        payer.open(link);
        assertThat(main()).contains(look.says("توجد صفحة دفع مفتوحة", "A payment page is open already"));

        continuesWith("card");
        gives(SLOW_VISA);
        waitFor(look.says("يتحقق البنك من عملية الدفع", "Your bank is checking your payment"));
        payer.findsItFit();
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_PHONE", "ENGLISH_PHONE_WITHOUT_SCRIPTS"})
    void a_part_is_paid_and_the_rest_stays(Look look) {
        String link = bills.link(bills.alone());
        comes(look, link);
        page.locator("details.parts summary").click();
        page.fill("#part", "7");
        page.press("#part", "Enter");
        page.locator(".errors a").waitFor();
        payer.findsItFit();
        page.fill("#part", look.says("٦٠", "60"));
        page.press("#part", "Enter");
        assertThat(page.locator("form[action$='/pay'] .button").innerText()).contains("60.00");
        payer.findsItFit();

        continuesWith("card");
        gives(VISA);
        waitFor(look.says("تم الدفع", "You paid"));
        assertThat(main()).contains("60.00", look.says("عبر الرابط نفسه", "with the same link"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_PHONE", "ENGLISH_DESK"})
    void too_many_wrong_years_close_the_details_and_not_the_bill(Look look) {
        comes(look, bills.link(bills.alone()));
        for (int wrong = 1900; wrong < 1905; wrong++) {
            page.fill("#year", String.valueOf(wrong));
            page.press("#year", "Enter");
        }

        assertThat(main()).contains(look.says("محاولات", "Too many wrong years"));
        assertThat(page.locator("form[action$='/pay'] .button").isVisible()).isTrue();
        payer.findsItFit();
    }

    @ParameterizedTest
    @EnumSource
    void an_amount_is_set_aside_with_the_worst_case_said_first(Look look) {
        comes(look, bills.holdLink());
        assertThat(main()).contains("75.00", look.says("لا يمكن حجزه", "cannot be set aside"));
        payer.findsItFit();
        payer.readsItInBothLanguages("75.00");

        continuesWith("card");
        gives(VISA);

        waitFor(look.says("على البطاقة ولم يُدفع", "is set aside on your card, not paid"));
        assertThat(page.locator(".timeline").innerText()).contains("75.00");
        payer.findsItFit();
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_PHONE", "ENGLISH_PHONE_WITHOUT_SCRIPTS"})
    @Visits("/{language:ar|en}/p/{token}/ask")
    @Opens("POST /{language:ar|en}/p/{token}/ask")
    void a_question_reaches_the_office_and_a_card_number_does_not(Look look) {
        JsonNode invoice = bills.alone();
        comes(look, bills.link(invoice) + "/ask");
        page.fill("#words", "4111 1111 1111 1111");
        page.locator("form[action$='/ask'] .button").click();
        page.locator(".errors a").waitFor();
        assertThat(page.content()).doesNotContain("4111 1111");
        payer.findsItFit();

        page.fill("#words", look.says("لماذا هذا المبلغ؟", "Why twice?") + " " + look);
        page.locator("form[action$='/ask'] .button").click();

        assertThat(main()).contains(look.says("وصلنا سؤالك", "We have your question"));
        payer.findsItFit();
        bills.answerTheQuestionAbout(invoice, ANSWER);
        page.fill("#year", PayableBills.BIRTH_YEAR);
        page.press("#year", "Enter");
        page.locator(".asked").waitFor();
        assertThat(main()).contains(look.says("أسئلتك", "Your questions"), look.toString(), ANSWER);
        payer.findsItFit();
        page.locator("main a[href$='/ask']").click();
        page.waitForURL("**/ask");
        assertThat(main()).contains(look.toString(), ANSWER);
        payer.findsItFit();
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_PHONE", "ENGLISH_PHONE_WITHOUT_SCRIPTS"})
    @Visits("/{language:ar|en}/me/bills/{invoice}")
    @Opens("POST /{language:ar|en}/me/bills/{invoice}/pay")
    void a_patient_who_is_signed_in_sees_the_same_bill_and_pays_it_the_same_way(Look look) {
        String bill = "/me/bills/" + bills.ofDemoPatient().path("id").asText();
        payer = guest(look);
        page = payer.page();
        payer.signInAs("patient", bill);
        assertThat(main()).contains(look.says("كيف حُسب هذا المبلغ", "Why this amount"));
        payer.findsItFit();

        page.locator("form[action$='/pay'] .button").click();

        page.waitForURL("**/p/**");
        assertThat(main()).contains(look.says("عرض كل خدمة", "See each service"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_PHONE", "ENGLISH_PHONE_WITHOUT_SCRIPTS"})
    void who_comes_back_in_another_browser_is_sent_to_the_link(Look look) {
        comes(look, "/p/01a20344-7920-72b9-b825-3ae01ce53ff0/return");

        assertThat(main()).contains(look.says("يرجى فتح الرابط مرة أخرى", "Open your link again"));
        payer.findsItFit();
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_PHONE", "ENGLISH_PHONE_WITHOUT_SCRIPTS"})
    void a_link_that_opens_nothing_says_what_to_do(Look look) {
        comes(look, "/p/AAAAAAAAAAAAAAAAAAAAAA");

        assertThat(main()).contains(look.says("رابط جديد", "new link"));
        payer.findsItFit();
    }

    private void comes(Look look, String path) {
        payer = guest(look);
        page = payer.page();
        payer.open(path);
    }

    /** What this browser was told to come back to. */
    private String wayBack() {
        return payer.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("MIZAN_WAY_BACK"))
                .map(cookie -> cookie.path.split("/", -1)[3])
                .findFirst()
                .orElseThrow();
    }

    private void continuesWith(String method) {
        page.locator("input[name=method][value=" + method + "]").check();
        page.locator("form[action$='/pay'] .button").click();
    }

    private void gives(String card) {
        page.waitForURL("**/pay/**");
        assertThat(page.locator("form.card").innerText())
                .as("the gateway's page speaks the payer's language")
                .contains(payer.look().says("رقم البطاقة", "Card number"));
        page.fill("form.card input[name=card]", card);
        page.press("form.card input[name=card]", "Enter");
    }

    private void waitFor(String title) {
        page.locator("h1", new Page.LocatorOptions().setHasText(title)).waitFor();
    }

    private String main() {
        return page.locator("main").innerText();
    }
}
