package health.mizan.standalone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;

/** Where the default run finds its outside parties: the sandbox's ports on this machine. */
final class SandboxTargets {

    /** In the order of their ports; see {@link SandboxSettings#portOf}. */
    private static final List<Party> PARTIES =
            List.of(new Party("card-gateway", ""), new Party("payer", ""), new Party("emr", "/fhir"));

    private static final String ACCOUNT = "card";

    /** Below our own address. */
    static final String WEBHOOK = "/webhooks/" + ACCOUNT;

    /** As which the payer signs in to us. */
    private static final String PAYER_CLIENT = "demo-payer";

    private SandboxTargets() {}

    /** @param path where its door is */
    private record Party(String target, String path) {}

    static Map<String, Object> of(Environment environment) {
        Map<String, Object> targets = new HashMap<>();
        SandboxSettings sandbox =
                new SandboxSettings(environment.getProperty("mizan.sandbox.port", Integer.class), "", "", 1);
        int ours = environment.getProperty("mizan.port", Integer.class, 8080);
        for (int index = 0; index < PARTIES.size(); index++) {
            int port = sandbox.portOf(index, ours);
            // Free ports are not known before the sandbox has taken them.
            if (port != 0) {
                if (index == 0) {
                    targets.putAll(gatewayAccount(port));
                }
                String target = "mizan.outbound.targets." + PARTIES.get(index).target() + ".";
                targets.put(
                        target + "base-url",
                        "http://127.0.0.1:" + port + PARTIES.get(index).path());
                targets.put(target + "internal", "true");
            }
        }
        // The sandbox's payer answers for all of them, as an exchange does.
        targets.put("mizan.messages.payers." + PAYER_CLIENT, "*");
        return targets;
    }

    /** Ours at the card gateway; its pages are for people's browsers, its notices come to {@link #WEBHOOK}. */
    private static Map<String, Object> gatewayAccount(int port) {
        String account = "mizan.gateways.accounts." + ACCOUNT + ".";
        return Map.of(
                account + "provider", "sandbox-cards",
                account + "target", PARTIES.getFirst().target(),
                account + "key", "${mizan.sandbox.gateway-key}",
                account + "page-url", "http://localhost:" + port,
                account + "webhook-secrets[0]", "${mizan.sandbox.webhook-secret}");
    }
}
