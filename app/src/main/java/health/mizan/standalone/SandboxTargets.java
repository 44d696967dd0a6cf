package health.mizan.standalone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;

/** Where the default run finds its outside parties: the sandbox's ports on this machine. */
final class SandboxTargets {

    /** In the order of their ports; see {@link SandboxSettings#portOf}. */
    private static final List<String> PARTIES = List.of("card-gateway", "payer", "emr");

    private SandboxTargets() {}

    static Map<String, Object> of(Environment environment) {
        Map<String, Object> targets = new HashMap<>();
        SandboxSettings sandbox =
                new SandboxSettings(environment.getProperty("mizan.sandbox.port", Integer.class), "", "", 1);
        int ours = environment.getProperty("mizan.port", Integer.class, 8080);
        for (int index = 0; index < PARTIES.size(); index++) {
            int port = sandbox.portOf(index, ours);
            // Free ports are not known before the sandbox has taken them.
            if (port != 0) {
                String target = "mizan.outbound.targets." + PARTIES.get(index) + ".";
                targets.put(target + "base-url", "http://127.0.0.1:" + port);
                targets.put(target + "internal", "true");
            }
        }
        return targets;
    }
}
