package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.sandbox.people.Visitor;
import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What other sites, or the next person at the same browser, make of somebody's session. */
final class SessionAttacks implements Surface {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"\\s+value=\"([^\"]+)\"");

    @Override
    public String name() {
        return "session/browser";
    }

    @Override
    public void bind(Bindings to) {
        to.live("SE-008", "on an invoice, and with the session of the pages", SessionAttacks::otherOrigin);
        to.live(
                "SE-013",
                "a page of who has signed out, asked for with what the browser still has; `LeavingTest`: it is told to forget",
                SessionAttacks::afterSigningOut);
    }

    private static void otherOrigin(Attack attack) throws Exception {
        attack.alsoAccepts(401, "no other site may ask at all, so a question whether it may is asked without a token");
        attack.alsoAccepts(405, "with one it is told that there is no such method");
        attack.asWritten();
        Answer asked = attack.probe(
                attack.shot().to("GET", "/api/invoices/" + attack.clinic().id("inv.A")));
        assertThat(asked.head()).doesNotContain("Access-Control-Allow");
        attack.send(attack.shot().without("Authorization").header("Cookie", cookies(signedIn(attack, "patient"))));
    }

    private static void afterSigningOut(Attack attack) throws Exception {
        Visitor visitor = signedIn(attack, "patient");
        String before = cookies(visitor);
        Visitor.View home = visitor.open(address(attack, "/en/home"));
        assertThat(home.page().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        Answer left = attack.probe(Shot.post("/logout", "")
                .body(
                        "application/x-www-form-urlencoded",
                        ("_csrf=" + csrf(home)).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .header("Cookie", before));
        assertThat(left.status()).as(left.head()).isEqualTo(302);
        Answer again = attack.send(Shot.get("/en/home").header("Cookie", before).header("Accept", "text/html"));
        assertThat(again.text()).doesNotContain("Demo");
    }

    @Override
    public String twin() {
        return "a patient signs in and sees the own first page";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        Answer home = lawful.send(Shot.get("/en/home")
                .header("Cookie", cookies(signedIn(lawful, "patient")))
                .header("Accept", "text/html"));
        assertThat(home.status()).isEqualTo(200);
    }

    static Visitor signedIn(Attack attack, String user) {
        Visitor visitor = new Visitor();
        Visitor.View form = visitor.open(address(attack, "/en/home"));
        Visitor.View home = visitor.submit(form, Map.of("username", user, "password", "demo"), "about:");
        assertThat(home.status()).isEqualTo(200);
        return visitor;
    }

    static String cookies(Visitor visitor) {
        return visitor.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(java.util.stream.Collectors.joining("; "));
    }

    private static String csrf(Visitor.View page) {
        Matcher token = CSRF.matcher(page.text());
        assertThat(token.find()).as("the form has a token").isTrue();
        return token.group(1);
    }

    static URI address(Attack attack, String path) {
        return URI.create("http://localhost:" + attack.port() + path);
    }
}
