package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import health.mizan.access.Caller;
import health.mizan.alarms.PaymentAlarm;
import health.mizan.alarms.PaymentAlarms;
import health.mizan.billquestions.BillQuestion;
import health.mizan.billquestions.BillQuestions;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.Claims;
import health.mizan.money.Money;
import health.mizan.payments.Debt;
import health.mizan.remarks.Remark;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Visit;
import health.mizan.tx.Tx;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The billing office: its figures, the lists behind them, and a claim with a refused line and an answer in doubt. */
class OfficeBrowserTest extends BrowserTest {

    private static final Caller MIZAN = new Caller.Self("test");

    private static @Nullable ClaimId doubted;

    @Autowired
    private Claims claims;

    @Autowired
    private PaymentAlarms alarms;

    @Autowired
    private BillQuestions questions;

    @Autowired
    private Tx tx;

    @Autowired
    private Clock clock;

    @BeforeEach
    void somethingWaitsForThem() {
        if (doubted != null) {
            return;
        }
        Places places = new Places(local(port), local(sandboxPort), local(sandboxPort + 1), local(sandboxPort + 2));
        Staff staff = Staff.login(places.mizan());
        Visit visit = Visit.begin(
                places, staff, health.mizan.sandbox.demo.Guest.silver(staff.desk()), "DS-100", "DS-201", "DS-202");
        Outside.order(
                places.payer(),
                Map.of("deny", Map.of("for", visit.guest().member(), "service", "DS-202", "reason", "MN-1-1")));
        visit.finish();
        var claim = visit.claim("posted");
        visit.denials(claim);
        ClaimId id = new ClaimId(UUID.fromString(claim.path("id").asText()));
        ClaimSubmission sent =
                claims.message(claims.submissions(id).getLast().id()).orElseThrow();
        claims.answered(sent.id(), BookedPayer.decided("NAJD-DOUBT", clock.instant(), sent, OfficeBrowserTest::twice));
        tx.run(() -> alarms.raise(
                PaymentAlarm.Kind.UNKNOWN_REFERENCE,
                "pay-" + UUID.randomUUID(),
                null,
                List.of(Remark.of(Remark.Kind.NO_PAYMENT_OF_OURS, Money.ofMinor(12_000, "SAR")))));
        doubted = id;
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_DESK_WITHOUT_SCRIPTS", "ENGLISH_DESK"})
    @Visits({
        "/{language:ar|en}/office",
        "/{language:ar|en}/office/payments",
        "/{language:ar|en}/office/payments.csv",
        "/{language:ar|en}/office/invoices.csv",
        "/{language:ar|en}/office/invoices",
        "/{language:ar|en}/office/tries",
        "/{language:ar|en}/office/unpriced",
        "/{language:ar|en}/office/alarms",
        "/{language:ar|en}/office/alarms/{id}",
        "/{language:ar|en}/office/questions",
        "/{language:ar|en}/office/questions/{id}"
    })
    void finance_reads_the_figures_and_opens_what_is_behind_them(Look look) {
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("finance", "/office");
        page.locator("#period").selectOption("month");
        page.locator(".period button").click();
        assertThat(page.locator(".keys a").count()).isEqualTo(3);
        page.locator("details").first().locator("summary").click();
        guest.findsItFit();

        page.locator(".keys a").first().click();
        guest.findsItFit();
        guest.open("/office/invoices?state=unpaid");
        guest.findsItFit();
        guest.open("/office/invoices?state=overdue");
        guest.findsItFit();
        takesListsAway(guest, look);
        guest.open("/office/tries?from=2026-01-01&until=2026-01-02&outcome=failed&method=mada");
        assertThat(page.locator(".empty").count()).isEqualTo(1);
        guest.findsItFit();
        guest.open("/office/unpriced");
        guest.findsItFit();
        closesNoAlarmWithoutSaying(guest);
        closesAQuestionBySayingWhatWasAnswered(guest, look);
    }

    private void closesAQuestionBySayingWhatWasAnswered(Guest guest, Look look) {
        UUID question = asked("Why twice? ");
        String words = "Why twice? " + question;
        Page page = guest.page();
        guest.open("/office");
        assertThat(page.locator(".peak").allTextContents()).noneMatch(sum -> sum.contains(look.says("SAR", "ريال")));
        page.locator(".work a[href$='/office/questions']").click();
        page.locator(".rows").waitFor();
        guest.findsItFit();
        guest.open("/office/questions/" + question);
        assertThat(page.locator("main").innerText()).contains(words);
        page.locator("main button").click();
        page.locator(".errors a").waitFor();
        guest.findsItFit();
        page.fill("#answer", "The second test was done on another day.");
        page.locator("main button").click();
        page.waitForURL("**/office/questions");
        assertThat(guest.open("/office/questions/" + question).status())
                .as("it waits no more")
                .isEqualTo(404);
        readsWhatStandsWhereSomebodyWasQuicker(guest, look);
    }

    /** Two of the office answer the same question. */
    private void readsWhatStandsWhereSomebodyWasQuicker(Guest guest, Look look) {
        UUID question = asked("And this? ");
        Page page = guest.page();
        guest.open("/office/questions/" + question);
        questions.answer(MIZAN, question, "It is in the contract.");
        page.fill("#answer", "It is a mistake of ours.");
        page.locator("main button").click();
        page.locator(".notice.bad").waitFor();
        assertThat(page.locator("main").innerText())
                .contains(look.says("سبق الرد على هذا السؤال", "Somebody has answered this question already"))
                .contains("It is in the contract.", "It is a mistake of ours.");
        guest.findsItFit();
    }

    private UUID asked(String words) {
        Claim claim = claims.require(Objects.requireNonNull(doubted));
        UUID question = questions.next();
        questions.ask(
                new Caller.Self("pay-link." + UUID.randomUUID()),
                question,
                new BillQuestions.About(
                        new Debt(Debt.Kind.CASE, claim.financialCase().value()), claim.patient(), claim.facility()),
                BillQuestion.Kind.DISPUTE,
                words + question);
        return question;
    }

    private static void closesNoAlarmWithoutSaying(Guest guest) {
        Page page = guest.page();
        guest.open("/office/alarms");
        guest.findsItFit();
        page.locator(".rows a").first().click();
        page.locator("main button").click();
        page.locator(".errors a").waitFor();
        guest.findsItFit();
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_DESK_WITHOUT_SCRIPTS", "ENGLISH_DESK"})
    @Visits({
        "/{language:ar|en}/office/claims",
        "/{language:ar|en}/office/claims.csv",
        "/{language:ar|en}/office/claims/{id}",
        "/{language:ar|en}/office/claims/{id}/cancellation",
        "/{language:ar|en}/office/claims/{id}/answers/{answer}",
        "/{language:ar|en}/office/claims/{id}/denials/{denial}"
    })
    void a_biller_finds_what_is_in_doubt_and_reads_its_lines_which_add_up(Look look) {
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("biller", "/office/claims");
        guest.findsItFit();
        guest.open("/office/claims?queue=doubtful");
        assertThat(page.locator(".chips [aria-current]").innerText()).contains(look.says("محل شك", "In doubt"));
        guest.findsItFit();

        assertThat(file(guest, "/office/claims.csv?queue=denied")).contains(doubted + ",");

        guest.open("/office/claims/" + doubted + "?queue=denied");
        linesAddUp(page);
        assertThat(page.locator(".why").innerText())
                .contains("MN-1-1", look.says("غير مبررة", "not clinically justified"));
        guest.readsItInBothLanguages("MN-1-1");
        readsWhyTheAnswerIsInDoubt(page.locator(".notice.bad"), look);
        assertThat(page.locator(".timeline li").count()).isGreaterThan(4);
        assertThat(page.locator(".timeline").innerText()).contains(look.says("ريال", "SAR"));
        guest.findsItFit();

        decidesNothingWithoutSaying(guest, look);
        guest.open("/office/claims/" + doubted + "/cancellation");
        guest.findsItFit();
    }

    private static void readsWhyTheAnswerIsInDoubt(Locator where, Look look) {
        assertThat(where.innerText())
                .contains(look.says("يزيد على المطلوب", "is more than the"))
                .doesNotContain(look.says("asked", "المطلوب"));
    }

    private static void decidesNothingWithoutSaying(Guest guest, Look look) {
        Page page = guest.page();
        page.locator(".why a").click();
        page.locator("main button").click();
        page.locator(".errors a").waitFor();
        guest.findsItFit();
        guest.open("/office/claims/" + doubted);
        page.locator(".notice.bad a").click();
        readsWhyTheAnswerIsInDoubt(page.locator(".facts"), look);
        page.locator("#ruling-accepted").check();
        page.locator("main button").click();
        page.locator(".errors a").waitFor();
        assertThat(page.locator("#ruling-accepted").isChecked()).isTrue();
        guest.findsItFit();
    }

    private static void takesListsAway(Guest guest, Look look) {
        assertThat(file(guest, "/office/payments.csv?from=2026-01-01&until=2026-01-02"))
                .startsWith("\uFEFF" + look.says("الوقت,المريض", "Time,Patient"));
        assertThat(file(guest, "/office/invoices.csv")).contains(look.says("العملة", "Currency"));
        guest.open("/office/invoices?state=unpaid&file=too-long");
        assertThat(guest.page().locator(".notice.bad").isVisible()).isTrue();
        guest.findsItFit();
    }

    private static String file(Guest guest, String path) {
        return new String(guest.fetch(path), StandardCharsets.UTF_8);
    }

    private static void linesAddUp(Page page) {
        for (int column = 1; column <= 4; column++) {
            List<String> cells =
                    page.locator("tbody td:nth-child(" + (column + 2) + ") .m").allInnerTexts();
            String total = page.locator("tfoot .m").nth(column - 1).innerText();
            assertThat(cells).hasSize(3);
            assertThat(cells.stream().map(OfficeBrowserTest::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(amount(total));
        }
        Locator decided = page.locator("tfoot .m");
        assertThat(amount(decided.nth(1).innerText()).add(amount(decided.nth(3).innerText())))
                .as("approved and denied are what was asked")
                .isEqualByComparingTo(amount(decided.first().innerText()));
    }

    private static BigDecimal amount(String shown) {
        return new BigDecimal(shown.replaceAll("[^0-9.]", ""));
    }

    /** Twice of everything: nobody takes that without looking. */
    private static ClaimReply.LineDecision twice(ClaimSubmission.Line line) {
        Money zero = Money.zero(line.net().currency());
        Money much = line.net().times(2);
        return new ClaimReply.LineDecision(
                line.sequence(), ClaimReply.Verdict.APPROVED, much, much, zero, zero, null, false);
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
