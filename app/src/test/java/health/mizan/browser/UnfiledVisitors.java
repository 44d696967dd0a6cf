package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;

/** People who ask at the desk whether they are covered, and have no file. */
final class UnfiledVisitors {

    private final Guest guest;
    private final Look look;
    private final Page page;

    UnfiledVisitors(Guest guest) {
        this.guest = guest;
        this.look = guest.look();
        this.page = guest.page();
    }

    /** One who is covered and then registered, and one who is not. */
    void areChecked() {
        String passport = DeskJourney.passport();
        DeskJourney.enrolled(passport, "NJD-" + passport + "-00");
        insuranceIsChecked(passport);
        whoIsNotCoveredIsToldSo(DeskJourney.passport());
    }

    /** Of somebody who has no file and opens none, until they decide to. */
    private void insuranceIsChecked(String passport) {
        guest.open("/desk");
        page.locator("#sought").fill(passport);
        page.locator("#sought").press("Enter");
        page.locator("form[action$='/checks/new'] .button").click();
        page.locator("#insurer").waitFor();
        assertThat(page.locator("#number").inputValue()).isEqualTo(passport);
        page.locator("#number").press("Enter");
        page.locator(".errors").waitFor();
        assertThat(page.locator(".errors").innerText())
                .contains(look.says("يلزم اختيار شركة التأمين", "Choose the insurer"));
        assertThat(page.locator("#number").inputValue()).isEqualTo(passport);
        guest.findsItFit();

        page.locator("#insurer").selectOption("NAJD");
        page.locator("#number").press("Enter");
        theAnswerLeadsToARegistration(passport);
    }

    private void theAnswerLeadsToARegistration(String passport) {
        page.waitForURL("**/desk/checks/*");
        page.waitForSelector("[data-stage=answered]");
        assertThat(page.locator("#answer").innerText()).isEqualTo(look.says("مؤهل", "Eligible"));
        assertThat(page.locator("#cover").innerText())
                .contains("SILVER", "NJD-" + passport + "-00", "2031", "20%", "75.00");
        assertThat(page.content()).contains(passport.substring(5)).doesNotContain("value=\"" + passport);
        guest.findsItFit();
        String first = URI.create(page.url()).getPath().substring(3);
        guest.fetch(first + "/cover");

        if (look.scripts()) {
            page.waitForFunction("document.activeElement.id === 'answer'");
            page.keyboard().press("F2");
        } else {
            page.locator("[data-key=F2]").click();
        }
        page.waitForURL(url -> url.contains("/desk/checks/") && !url.endsWith(first));
        page.waitForSelector("[data-stage=answered]");
        page.locator("button[name=check]").click();
        page.locator("#member").waitFor();
        assertThat(page.locator("#number").inputValue()).isEqualTo(passport);
        assertThat(page.locator("#plan").inputValue()).isEqualTo("NAJD/SILVER");
        assertThat(page.locator("#member").inputValue()).isEqualTo("NJD-" + passport + "-00");
        isRegistered();
    }

    /** With what nobody has told yet. */
    private void isRegistered() {
        page.locator("#latin").fill("Unfiled Visitor");
        page.locator("#birth").fill("1990-05-17");
        page.locator("#sex").selectOption("female");
        page.locator("#latin").press("Enter");
        page.waitForURL("**/desk/p/**");
        page.waitForSelector("[data-stage=answered]");
        assertThat(page.locator("#answer").innerText()).isEqualTo(look.says("مؤهل", "Eligible"));
    }

    private void whoIsNotCoveredIsToldSo(String passport) {
        guest.open("/desk");
        page.locator("main a[href$='/desk/checks']").click();
        page.locator("#insurer").waitFor();
        guest.findsItFit();
        page.locator("#number").fill(passport);
        page.locator("#insurer").selectOption("NAJD");
        page.locator("#birth").fill("1990-05-17");
        page.locator("#birth").press("Enter");
        page.waitForURL("**/desk/checks/*");
        page.waitForSelector("[data-stage=answered]");

        assertThat(page.locator("#answer").innerText()).isEqualTo(look.says("غير مؤهل", "Not eligible"));
        assertThat(page.locator("#cover").innerText())
                .contains(look.says("لا تغطي شركة التأمين أحدًا بهذا الرقم", "covers nobody with this number"));
        guest.findsItFit();
    }
}
