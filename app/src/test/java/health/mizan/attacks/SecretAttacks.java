package health.mizan.attacks;

import health.mizan.attacks.Bindings.Proof;
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
        to.byTests(
                "SC-011",
                "under load, the database's password and our certificate for a party are replaced in their files: no request"
                        + " fails, each event acknowledged is in the database, what is under way ends as it began, and a pool or"
                        + " a client that does not read again is refused. A gateway's notices are taken in with both of its"
                        + " secrets while one replaces the other (a setting, which each copy takes as it starts), and tokens with"
                        + " both keys of the issuer",
                new Proof(
                        "health.mizan.database.PasswordRotationTest",
                        "it_is_replaced_under_load_and_nothing_is_refused_or_lost"),
                new Proof(
                        "health.mizan.outbound.CertificateRotationTest",
                        "no_call_fails_while_it_is_replaced_and_afterwards_the_old_one_is_not_needed"),
                new Proof(
                        "health.mizan.paying.WebhookRotationTest",
                        "a_gateway_that_signs_with_both_is_believed_before_during_and_after"),
                new Proof(
                        "health.mizan.identity.IssuerOutageTest",
                        "while_a_key_is_replaced_tokens_of_both_are_believed"));
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
