package health.mizan.standalone;

import health.mizan.node.NodeSettings;
import health.mizan.sandbox.Sandbox;
import health.mizan.sandbox.SandboxSettings.Door;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The invented outside world beside the default run. A deployment has a real one, or runs the sandbox by itself. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = StandaloneEnvironment.SWITCH, havingValue = "true")
@ConditionalOnProperty(name = StandaloneEnvironment.COMMAND, havingValue = "false", matchIfMissing = true)
class SandboxConfiguration {

    @Bean
    Sandbox sandbox(SandboxSettings settings, NodeSettings node) throws IOException {
        return Sandbox.start(new health.mizan.sandbox.SandboxSettings(
                "127.0.0.1",
                settings.portOf(0, node.port()),
                settings.portOf(1, node.port()),
                settings.portOf(2, node.port()),
                settings.portOf(3, node.port()),
                node.data().resolve("sandbox"),
                settings.gatewayKey(),
                node.port() == 0 ? "" : "http://127.0.0.1:" + node.port() + SandboxTargets.WEBHOOK,
                settings.webhookSecret(),
                door(node, "demo-payer"),
                door(node, "demo-emr"),
                settings.seed()));
    }

    /** Ours, on this machine. A port that is chosen at start is not known yet: tests tell the sandbox later. */
    private static Door door(NodeSettings node, String client) {
        if (node.port() == 0) {
            return new Door("", "", client, client);
        }
        String ours = "http://127.0.0.1:" + node.port();
        return new Door(ours + "/fhir", ours + "/oauth2/token", client, client);
    }
}
