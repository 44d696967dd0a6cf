package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import health.mizan.access.Caller;
import health.mizan.billquestions.BillQuestion;
import health.mizan.billquestions.BillQuestions;
import health.mizan.parties.PatientId;
import health.mizan.payments.PaymentOrder;
import health.mizan.receiptbook.Entry;
import health.mizan.testing.Opens;
import health.mizan.web.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A patient's own pages, receipts and holds; and what they show to those whose they are not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MyPagesBrowserTest extends BrowserTest {

    private static final String SUBJECT = "de300000-0000-4000-8000-000000000001";

    private static final Caller MIZAN = new Caller.Self("test");

    @Autowired
    private BillQuestions questions;

    private OwnMoney money;
    private PatientId patient;
    private Entry receipt;

    @BeforeAll
    void somethingIsOwedAndSomethingPaid(@Autowired BeanFactory beans) {
        money = new OwnMoney(beans, sandboxPort);
        patient = new PatientId(JdbcClient.create(database.asOwner())
                .sql("select patient_id from billing.patient_login where subject = :subject and relation = 'self'")
                .param("subject", SUBJECT)
                .query(UUID.class)
                .single());
        receipt = money.depositAndBill(patient);
    }

    @ParameterizedTest
    @EnumSource
    @Visits({
        "/{language:ar|en}/me",
        "/{language:ar|en}/r/{address:[A-Za-z0-9_-]+}",
        "/{language:ar|en}/r/{address:[A-Za-z0-9_-]+}.pdf"
    })
    void from_home_to_the_bills_and_to_a_receipt_and_its_document(Look look) {
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("patient", "/home");
        page.locator("main .links a").click();
        page.waitForURL("**/me");

        assertThat(page.locator("main").innerText())
                .contains(look.says("مدفوعة جزئيًا", "Partly paid"), "100.00", look.says("في رعايتك", "In your care"));
        guest.findsItFit();

        page.locator("a[href$='/r/" + receipt.address() + "']").click();
        page.waitForURL("**/r/**");
        assertThat(page.locator(".receipt").innerText())
                .contains(receipt.number(), "50.00", "إيصال دفع", "Payment receipt", "Cash", "نقدًا")
                .doesNotContain(look.says("غير معروضة", "not shown"));
        guest.findsItFit();

        byte[] pdf = guest.fetch("/r/" + receipt.address() + ".pdf");
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_PHONE", "ENGLISH_PHONE_WITHOUT_SCRIPTS"})
    @Visits({
        "/{language:ar|en}/me/holds/{id}",
        "/{language:ar|en}/me/holds/{id}/ask",
        "/{language:ar|en}/me/holds/{id}/cancel"
    })
    @Opens({"POST /{language:ar|en}/me/holds/{id}/ask", "POST /{language:ar|en}/me/holds/{id}/cancel"})
    void a_hold_is_looked_at_and_taken_back(Look look) {
        PaymentOrder hold = money.hold(patient);
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("patient", "/me/holds/" + hold.id());

        assertThat(page.locator("h1").innerText()).contains("200.00", look.says("ولم يُدفع", "not paid"));
        assertThat(page.locator(".timeline").innerText()).contains("200.00");
        guest.findsItFit();
        guest.readsItInBothLanguages("200.00");

        asksAndReadsTheAnswer(guest, hold);

        page.locator("a[href$='/cancel']").click();
        page.waitForURL("**/cancel");
        guest.findsItFit();
        page.locator("main button").click();
        page.waitForURL("**/me/holds/" + hold.id());

        page.waitForCondition(() -> {
            page.reload();
            return page.locator("h1").innerText().contains(look.says("أُفرج عن", "was released"));
        });
        guest.findsItFit();
        assertThat(page.locator("a[href$='/cancel']").count()).isZero();
    }

    private void asksAndReadsTheAnswer(Guest guest, PaymentOrder hold) {
        Page page = guest.page();
        Look look = guest.look();
        page.locator("a[href$='/ask']").click();
        page.waitForURL("**/ask");
        guest.findsItFit();
        page.fill("#words", look.says("متى ينتهي؟", "When does it end?") + " " + look);
        page.locator("main .button").click();
        page.waitForURL("**/ask?done");
        guest.findsItFit();
        assertThat(page.locator(".language").getAttribute("href")).endsWith("/ask?done");
        officeAnswers(hold, "When your insurer has answered.");
        page.locator("main a[href$='" + hold.id() + "']").click();
        page.waitForURL("**/me/holds/" + hold.id());
        assertThat(page.locator(".asked").innerText()).contains(look.toString(), "When your insurer has answered.");
        guest.findsItFit();
    }

    private void officeAnswers(PaymentOrder hold, String answer) {
        BillQuestion question = questions.open(MIZAN, PageRequest.of(null, 200)).items().stream()
                .filter(one -> one.debt().equals(hold.debt()))
                .findFirst()
                .orElseThrow();
        assertThat(questions.answer(MIZAN, question.id(), answer)).isEqualTo(BillQuestions.Answering.DONE);
    }

    @Test
    void who_only_holds_the_address_of_a_receipt_sees_no_name_and_no_service() {
        Guest guest = guest(Look.ENGLISH_PHONE_WITHOUT_SCRIPTS);

        guest.open("/r/" + receipt.address());

        assertThat(guest.page().locator("main").innerText())
                .contains(receipt.number(), "50.00", "not shown")
                .doesNotContain("File number", "Patient\n");
        guest.findsItFit();
    }

    @Test
    void what_is_anothers_is_not_there_like_what_never_was() {
        PaymentOrder hold = money.hold(patient);
        Guest other = guest(Look.ENGLISH_DESK);
        other.signInAs("patient2", "/me");
        assertThat(other.page().locator("main").innerText()).doesNotContain("Partly paid");
        other.findsItFit();

        other.open("/me/holds/" + UUID.randomUUID());
        String unknown = other.page().locator("main").innerHTML();
        other.open("/me/holds/" + hold.id());
        String theirs = other.page().locator("main").innerHTML();
        other.open("/r/" + receipt.address());
        String covered = other.page().locator("main").innerText();
        int noSuchReceipt = other.open("/r/" + "A".repeat(22)).status();

        assertThat(theirs).isEqualTo(unknown);
        assertThat(covered).contains("not shown").doesNotContain("File number");
        assertThat(noSuchReceipt).isEqualTo(404);
    }
}
