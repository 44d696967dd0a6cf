package health.mizan.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.sandbox.people.CodeFlow;
import health.mizan.sandbox.people.Visitor;
import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Tokens that the identity server should not give. */
final class IssuerAttacks implements Surface {

    private static final String DOOR = "/oauth2/token";
    private static final String BACK = "http://127.0.0.1:9/callback";
    private static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more";

    @Override
    public String name() {
        return "identity provider/OIDC";
    }

    @Override
    public void bind(Bindings to) {
        to.live("OI-010", "a fresh code with another verifier, and with none", attack -> {
            String code = code(attack);
            attack.send(exchange(code, "&code_verifier=" + VERIFIER + "-not"));
            attack.alsoAccepts(401, "without a verifier it is not known which program asks")
                    .send(exchange(code, ""));
        });
        to.live("OI-028", "a refresh by who was given none, and a system that asks for more than it has", attack -> {
            attack.alsoAccepts(401, "the program has no such grant, and is not let in with it");
            attack.send(form("grant_type=refresh_token&refresh_token=made-up&scope=system/*.*&client_id=demo-cli"));
            attack.send(
                    form(
                            "grant_type=refresh_token&refresh_token=made-up&scope=system/*.*&client_id=demo-emr&client_secret=demo-emr"));
            attack.send(
                    form(
                            "grant_type=client_credentials&scope=system/*.cruds&client_id=demo-payer&client_secret=demo-payer"));
        });
        to.byTest(
                "OI-032",
                "an issuer of its own shows a new key beside the old one: both are believed, and no other",
                "health.mizan.identity.IssuerOutageTest",
                "a_new_key_is_believed_once_the_issuer_shows_it_and_only_then");
    }

    @Override
    public String twin() {
        return "a fresh code with its verifier is exchanged for a token";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        Answer given = lawful.send(exchange(code(lawful), "&code_verifier=" + VERIFIER));
        assertThat(given.text()).contains("access_token");
    }

    private static String code(Attack attack) {
        Visitor visitor = new Visitor();
        String ask = "http://localhost:" + attack.port() + "/oauth2/authorize?response_type=code&client_id=demo-cli"
                + "&scope=openid&state=s&nonce=n&code_challenge_method=S256&code_challenge="
                + CodeFlow.challenge(VERIFIER)
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcallback";
        Visitor.View back = visitor.submit(
                visitor.open(URI.create(ask), BACK), Map.of("username", "patient", "password", "demo"), BACK);
        return CodeFlow.parameters(back.at()).getOrDefault("code", "");
    }

    private static Shot exchange(String code, String verifier) {
        return form(
                "grant_type=authorization_code&client_id=demo-cli&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcallback&code="
                        + code + verifier);
    }

    private static Shot form(String fields) {
        return new Shot("POST", DOOR).body("application/x-www-form-urlencoded", fields.getBytes(UTF_8));
    }
}
