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
                "half of it runs: `WebhookRotationTest` replaces the webhook secret and `IssuerOutageTest` the signing key"
                        + " without a refusal. The database password and client certificates are read at the start, so"
                        + " they are replaced copy by copy; that a copy which goes, even by force, takes nothing with it"
                        + " is what `./mizan chaos` proves, but no test changes a password meanwhile: the test database"
                        + " asks for none");
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
