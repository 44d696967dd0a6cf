package health.mizan.attacks;

import java.io.IOException;

/** Secrets that lie about, are too short, or cannot be replaced. */
final class SecretAttacks implements Surface {

    @Override
    public String name() {
        return "secrets/at rest/backup";
    }

    @Override
    public void bind(Bindings to) {
        to.byTest(
                "SC-001",
                "every file of the repository, of which the jar is made, is searched for what looks like a secret",
                "health.mizan.house.SecretsTest",
                "no_file_holds_a_secret");
        to.byTest(
                "SC-003",
                "production does not start with a short, made-up or missing secret, each of them alone",
                "health.mizan.production.ProductionGateTest",
                "each_fault_alone_is_enough");
        to.unbound(
                "SC-011",
                "half of it runs: `WebhookRotationTest` replaces the webhook secret in the running application, and"
                        + " `IssuerOutageTest` the issuer's signing key, without a refusal. The other half cannot be done to"
                        + " one running copy: its pool takes the database password, and each client of another party its"
                        + " certificate, once, at the start. A password that was changed is refused with the next"
                        + " connection that the pool opens, so both are replaced copy by copy, as the administrator's guide"
                        + " says. That a copy which goes, even by force, takes nothing with it is what `./mizan chaos`"
                        + " shows. To run it a test would need two copies that start anew behind one address, a database"
                        + " that asks for passwords (that of the tests trusts its machine), and parties that ask for"
                        + " certificates (those of the sandbox do not)");
    }

    @Override
    public String twin() {
        return "a notice signed with the present secret is taken in";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        new WebhookAttacks().runTwin(lawful);
    }
}
