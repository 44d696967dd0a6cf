package health.mizan.sight;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.access.RouteGuard;
import health.mizan.access.RouteRule;
import health.mizan.logins.PatientLogins;
import health.mizan.receiptbook.ReceiptBook;
import health.mizan.sight.PageSessions.Signed;
import health.mizan.testing.AppTest;
import health.mizan.testing.Http;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Opens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.SessionRepository;

/**
 * Every page that is about somebody's object, asked for by everybody who may use the page and may not see the object (the
 * answer is the one for an id that was never issued), by those of another role, and by nobody; then by one who may.
 */
@Tag("walk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageMatrixTest extends AppTest {

    private static final Pattern MESSAGE = Pattern.compile("/ops/messages/([0-9a-f-]{36})");

    private final Http http = new Http(port);
    private final ObjectRules rules = ObjectRules.read();
    private final Map<Caller, Signed> strangers = new LinkedHashMap<>();
    private final Map<Caller, Signed> lawful = new LinkedHashMap<>();
    private PageAsk ask;
    private String name;

    @Autowired
    RouteGuard guard;

    @BeforeAll
    void somebodyWasHere(
            @Autowired JWKSource<SecurityContext> issuerKey,
            @Autowired SessionRepository<?> sessions,
            @Autowired ReceiptBook receipts,
            @Autowired PatientLogins logins,
            @Autowired BeanFactory beans) {
        Crowd crowd = new Crowd(port, issuerKey);
        crowd.strangers().stream()
                .map(Crowd.Somebody::caller)
                .filter(caller -> !(caller instanceof Caller.Client))
                .forEach(caller -> strangers.put(caller, PageSessions.in(sessions, caller)));
        crowd.lawful().forEach(one -> lawful.put(one.caller(), PageSessions.in(sessions, one.caller())));
        lawful.put(PageObjects.OWNER, PageSessions.in(sessions, PageObjects.OWNER));
        WalkedObjects walked = new WalkedObjects(port, sandboxPort, http, crowd::here);
        name = walked.seen().get("/api/patients/<patient>").replaceAll(".*\"latin\":\"([^\"]+)\".*", "$1");
        DoubtfulObjects doubtful = new DoubtfulObjects(beans, JdbcClient.create(database.asOwner()), walked.all());
        PageObjects objects = new PageObjects(doubtful.all(), PageObjects.places(port, sandboxPort), receipts, logins);
        objects.put("message", messageAbout(objects.all().get("case")));
        ask = new PageAsk(http, objects.all());
    }

    /** Those whose address names an object. */
    static List<RouteRule> pages(RouteGuard guard) {
        return guard.rules()
                .filter(PageAsk::isPage)
                .filter(rule -> rule.pattern().indexOf('{', 1) != rule.pattern().lastIndexOf('{'))
                .toList();
    }

    @Test
    void what_is_out_of_sight_is_answered_like_what_never_was() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (RouteRule rule : ofSomebody()) {
            ObjectRules.Line line = rules.of(rule).orElseThrow();
            for (Map.Entry<Caller, Signed> stranger : strangers.entrySet()) {
                if (!rule.access().admits(stranger.getKey())) {
                    continue;
                }
                asked++;
                Answer real = ask.real(line, stranger.getValue());
                Answer never = ask.never(line, stranger.getValue());
                if (!PageAsk.bare(real).equals(PageAsk.bare(never)) || real.status() >= 500 || real.status() == 403) {
                    wrong.add(line.method() + " " + line.path() + " by " + stranger.getKey() + ": " + PageAsk.bare(real)
                            + "\n    never issued: " + PageAsk.bare(never));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(60);
    }

    @Test
    void those_of_another_role_are_refused_and_nobody_is_asked_who_they_are() {
        List<String> wrong = new ArrayList<>();
        for (RouteRule rule : ofSomebody()) {
            ObjectRules.Line line = rules.of(rule).orElseThrow();
            lawful.forEach((caller, signed) -> {
                int status = rule.access().admits(caller)
                        ? 403
                        : ask.real(line, signed).status();
                if (status != 403) {
                    wrong.add(line.method() + " " + line.path() + " by " + caller + ": " + status);
                }
            });
            int unknown = ask.real(line, Signed.nobody()).status();
            if (unknown != (line.method().equals("GET") ? 302 : 403)) {
                wrong.add(line.method() + " " + line.path() + " by nobody: " + unknown);
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** Else the strangers' answers would prove nothing. Reading comes first. */
    @Test
    @Opens({
        "POST /{language:ar|en}/desk/p/{id}/arrival",
        "POST /{language:ar|en}/desk/p/{id}/check",
        "POST /{language:ar|en}/desk/p/{id}/estimate",
        "POST /{language:ar|en}/office/questions/{id}",
        "POST /{language:ar|en}/ops/messages/{id}"
    })
    void who_may_see_it_gets_to_it() {
        List<String> unreached = new ArrayList<>();
        for (boolean reading : List.of(true, false)) {
            for (RouteRule rule : ofSomebody()) {
                if (rule.method().equals("GET") != reading) {
                    continue;
                }
                ObjectRules.Line line = rules.of(rule).orElseThrow();
                List<String> tried = new ArrayList<>();
                boolean reached = lawful.entrySet().stream()
                        .filter(one -> rule.access().admits(one.getKey()))
                        .anyMatch(one -> reaches(line, one.getValue(), tried));
                if (!reached) {
                    unreached.add(line.method() + " " + line.path() + ": " + tried);
                }
            }
        }

        assertThat(unreached).isEmpty();
    }

    @Test
    void who_holds_an_address_learns_no_name_and_who_guesses_one_learns_nothing() {
        List<String> wrong = new ArrayList<>();
        Map<String, Signed> holders = new LinkedHashMap<>(Map.of("nobody", Signed.nobody()));
        strangers.forEach((caller, signed) -> holders.put(caller.toString(), signed));
        for (RouteRule rule : pages(guard)) {
            ObjectRules.Line line = rules.of(rule).orElseThrow();
            if (line.isForHolders() && line.method().equals("GET")) {
                holders.forEach((who, signed) -> {
                    Answer real = ask.real(line, signed);
                    Answer never = ask.never(line, signed);
                    if (real.status() >= 400 || PageAsk.words(line, real).contains(name) || never.status() < 404) {
                        wrong.add(line.path() + " by " + who + ": " + real.status() + ", guessed: " + never.status());
                    }
                });
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void the_whole_receipt_is_for_those_who_see_the_visit() {
        List<ObjectRules.Line> receipts = rules.lines().stream()
                .filter(line -> line.isForHolders() && line.path().contains("/r/"))
                .toList();

        assertThat(name).hasSizeGreaterThan(5);
        assertThat(receipts).hasSizeGreaterThan(1).allSatisfy(line -> assertThat(
                        PageAsk.words(line, ask.real(line, lawful.get(PageObjects.OWNER))))
                .contains(name));
    }

    private boolean reaches(ObjectRules.Line line, Signed who, List<String> tried) {
        Answer never = ask.never(line, who);
        Answer real = ask.real(line, who);
        String said = PageAsk.bare(real);
        tried.add(said.substring(0, Math.min(300, said.length())));
        boolean answered = real.status() < 500 && real.status() != 403 && real.status() != 404;
        return answered
                && !said.equals(PageAsk.bare(never))
                && (real.status() == 200 || !line.method().equals("GET"));
    }

    private List<RouteRule> ofSomebody() {
        return pages(guard).stream()
                .filter(rule -> rules.of(rule)
                        .filter(line -> !line.isOfTheClinic() && !line.isForHolders())
                        .isPresent())
                .toList();
    }

    /** One whose text was kept and can be opened. */
    private String messageAbout(String financialCase) {
        Signed operator = lawful.entrySet().stream()
                .filter(one -> one.getKey() instanceof Caller.Staff staff
                        && staff.roles().contains(Role.OPERATOR))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        return MESSAGE.matcher(page("/en/ops/messages/about/" + financialCase, operator))
                .results()
                .map(link -> link.group(1))
                .filter(id -> page("/en/ops/messages/" + id, operator).contains("name=\"reason\""))
                .findFirst()
                .orElseThrow();
    }

    private String page(String path, Signed who) {
        return http.get(path).header("Cookie", who.cookie()).send().text();
    }
}
