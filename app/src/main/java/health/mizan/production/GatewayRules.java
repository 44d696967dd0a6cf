package health.mizan.production;

import health.mizan.acquiring.GatewaySettings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Production takes real money with real accounts only. */
final class GatewayRules {

    private GatewayRules() {}

    static List<String> problems(Environment settings) {
        List<String> problems = new ArrayList<>();
        Binder.get(settings).bind("mizan.gateways", GatewaySettings.class).ifBound(gateways -> gateways.accounts()
                .forEach((code, account) -> {
                    String name = "mizan.gateways.accounts." + code + ".";
                    if (!account.live()) {
                        problems.add(name + "live is false: a test account takes no money");
                    }
                    if (account.provider().startsWith("sandbox")) {
                        problems.add(name + "provider must not be the sandbox: it takes no money");
                    }
                    if (!"https".equals(account.pageUrl().getScheme())) {
                        problems.add(name + "page-url must be https: payers enter their cards there");
                    }
                    problems.addAll(GateRules.weaknesses(name + "key", account.key()));
                    account.webhookSecrets()
                            .forEach(secret -> problems.addAll(GateRules.weaknesses(name + "webhook-secrets", secret)));
                }));
        return problems;
    }
}
