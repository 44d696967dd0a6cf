package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import health.mizan.testing.Opens;
import health.mizan.testing.StandingProcesses;
import health.mizan.tx.Tx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator looks at what waits, at processes as pictures, and gets going again what stands still. */
class OpsBrowserTest extends BrowserTest {

    @Autowired
    private RuntimeService engine;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private Tx tx;

    private StandingProcesses standing;

    @BeforeEach
    void standStill() {
        standing = new StandingProcesses(engine, jobs, JdbcClient.create(database.asOwner()), tx);
    }

    @AfterEach
    void goOn() {
        standing.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_DESK_WITHOUT_SCRIPTS", "ENGLISH_DESK"})
    @Visits({"/{language:ar|en}/ops", "/{language:ar|en}/ops/instances"})
    @Opens("POST /{language:ar|en}/ops/search")
    void an_operator_finds_a_process_by_the_number_of_what_it_is_about(Look look) {
        StandingProcesses.One one = standing.at("claim-submission", "mend-the-claim");
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("operator", "/ops");
        guest.findsItFit();

        search(page, "1012345672");
        assertThat(page.locator(".errors").innerText())
                .contains(look.says("لا شيء متاح لك يحمل هذا الرقم", "Nothing that you may see has this number"));
        assertThat(page.url()).doesNotContain("1012345672");
        search(page, one.key().toString());

        assertThat(page.url()).endsWith("/ops/instances/" + one.id());
        guest.open("/ops/instances?which=running");
        assertThat(page.locator("main").innerText()).contains(one.key().toString());
        guest.findsItFit();
        guest.readsItInBothLanguages(one.key().toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_PHONE", "ENGLISH_DESK", "ENGLISH_PHONE_WITHOUT_SCRIPTS"})
    @Visits({
        "/{language:ar|en}/ops/instances/{id}",
        "/{language:ar|en}/ops/instances/{id}/now",
        "/{language:ar|en}/ops/instances/{id}/diagram"
    })
    void each_diagram_is_drawn_with_a_token_where_its_process_stands(Look look) {
        Guest guest = guest(look);
        guest.signInAs("operator", "/ops");
        for (StandingProcesses.One one : standing.oneOfEach()) {
            guest.open("/ops/instances/" + one.id());

            assertThat(guest.page().locator("tr[data-mark=token]").first().getAttribute("data-activity"))
                    .isEqualTo(one.task());
            if (look.scripts()) {
                drawn(guest.page(), 1);
                assertThat(badges(guest.page(), one.task(), "token").count())
                        .as(one.task())
                        .isEqualTo(1);
                guest.page().locator(".bjs-powered-by").waitFor();
                waitsForNews(guest.page());
            } else {
                assertThat(new String(guest.fetch("/ops/instances/" + one.id() + "/diagram"), StandardCharsets.UTF_8))
                        .contains("id=\"" + one.task() + "\"");
                guest.fetch("/ops/instances/" + one.id() + "/now");
            }
        }
        guest.findsItFit();
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_DESK_WITHOUT_SCRIPTS", "ENGLISH_DESK"})
    @Visits("/{language:ar|en}/ops/instances/{id}/retry")
    @Opens("POST /{language:ar|en}/ops/instances/{id}/retry")
    void what_failed_too_often_is_red_and_is_tried_again_after_a_question(Look look) {
        StandingProcesses.One one = standing.stuckAt("claim-submission", "send-the-claim");
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("operator", "/ops/instances/" + one.id());
        assertThat(page.locator("tr[data-mark=incident]").getAttribute("data-activity"))
                .isEqualTo("send-the-claim");
        if (look.scripts()) {
            drawn(page, 1);
            assertThat(badges(page, "send-the-claim", "incident").count()).isEqualTo(1);
        }
        guest.findsItFit();

        page.locator("main a.button").click();
        page.waitForURL("**/retry");
        guest.findsItFit();
        page.locator("main button.button").click();
        page.waitForURL("**done=retried");

        assertThat(page.locator("[role=status]").innerText())
                .contains(look.says("تجري المحاولة من جديد", "It is being tried again"));
        assertThat(standing.audited(one.id())).contains("process.retried");
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_DESK_WITHOUT_SCRIPTS", "ENGLISH_DESK"})
    @Visits({
        "/{language:ar|en}/ops/waiting/{kind}",
        "/{language:ar|en}/ops/deliveries/{id}/skip",
        "/{language:ar|en}/ops/write-backs/{id}/closure"
    })
    void what_waits_is_listed_and_given_up_only_with_a_reason(Look look) {
        UUID delivery = standing.parkedDelivery();
        Guest guest = guest(look);
        Page page = guest.page();
        guest.signInAs("operator", "/ops/waiting/deliveries");
        guest.findsItFit();
        for (String kind : List.of("calls", "notices", "alarms")) {
            guest.open("/ops/waiting/" + kind);
            guest.findsItFit();
        }
        isAskedAbout(guest, standing.unknownPayment());
        guest.open("/ops/write-backs/" + UUID.randomUUID() + "/closure");
        guest.findsItFit();

        guest.open("/ops/waiting/deliveries");
        page.locator("a[href*='" + delivery + "']").click();
        page.waitForURL("**/skip**");
        page.locator("main button.button").click();
        page.locator("#reason-error").waitFor();
        guest.findsItFit();
        page.locator("#reason").fill("entered by hand");
        page.locator("main button.button").click();
        page.waitForURL("**done=skipped");

        assertThat(page.locator("main").innerText()).doesNotContain(delivery.toString());
        assertThat(standing.audited(delivery)).contains("outbox-delivery.skipped");
    }

    @ParameterizedTest
    @EnumSource(names = {"ARABIC_DESK_WITHOUT_SCRIPTS", "ENGLISH_DESK"})
    void a_process_that_is_not_there_is_a_page_like_any_other(Look look) {
        Guest guest = guest(look);
        guest.signInAs("operator", "/ops");

        int status = guest.open("/ops/instances/" + UUID.randomUUID()).status();

        assertThat(status).isEqualTo(404);
        guest.findsItFit();
    }

    private void isAskedAbout(Guest guest, UUID payment) {
        Page page = guest.page();
        guest.open("/ops");
        page.locator("a[href$='/ops/waiting/payments']").click();
        Locator row = page.locator(
                "tr", new Page.LocatorOptions().setHas(page.locator("a[href$='/ops/messages/about/" + payment + "']")));
        assertThat(row.innerText()).contains("380.00", "mada", "RUH");
        guest.findsItFit();
        Instant before = standing.askedNext(payment);

        row.locator("form button").click();
        page.waitForURL("**done=asked");

        assertThat(standing.askedNext(payment)).isBefore(before);
        page.locator("[role=status]").waitFor();
    }

    private static void search(Page page, String word) {
        page.locator("#word").fill(word);
        page.locator(".ops-search button").click();
        page.waitForLoadState();
    }

    static void drawn(Page page, int diagrams) {
        page.waitForCondition(() -> page.locator("[data-drawn=yes]").count() == diagrams);
    }

    /** The page has asked once more by itself. */
    private static void waitsForNews(Page page) {
        page.waitForResponse(answer -> answer.url().endsWith("/now"), () -> {});
    }

    private static Locator badges(Page page, String activity, String kind) {
        return page.locator(".djs-overlays[data-container-id='" + activity + "'] .ops-badge." + kind);
    }
}
