package health.mizan.production;

import health.mizan.acquiring.GatewaySettings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Production takes real money with real accounts only, and a trial with none of them. */
final class GatewayRules {

    private GatewayRules() {}

    static List<String> problems(Environment settings) {
        boolean trial = Binder.get(settings)
                .bindOrCreate("mizan.production", ProductionSettings.class)
                .trial();
        List<String> problems = new ArrayList<>();
        Binder.get(settings).bind("mizan.gateways", GatewaySettings.class).ifBound(gateways -> gateways.accounts()
                .forEach((code, account) -> {
                    String name = "mizan.gateways.accounts." + code + ".";
                    problems.addAll(trial ? unfitForTrial(name, account) : unfitForMoney(name, account));
                    problems.addAll(GateRules.weaknesses(name + "key", account.key()));
                    account.webhookSecrets()
                            .forEach(secret -> problems.addAll(GateRules.weaknesses(name + "webhook-secrets", secret)));
                }));
        return problems;
    }

    private static List<String> unfitForTrial(String name, GatewaySettings.Account account) {
        return account.live() ? List.of(name + "live is true: a trial takes no real money") : List.of();
    }

    private static List<String> unfitForMoney(String name, GatewaySettings.Account account) {
        List<String> problems = new ArrayList<>();
        if (!account.live()) {
            problems.add(name + "live is false: a test account takes no money, except in a mizan.production.trial");
        }
        if (account.provider().startsWith("sandbox")) {
            problems.add(name + "provider must not be the sandbox: it takes no money");
        }
        if (!"https".equals(account.pageUrl().getScheme())) {
            problems.add(name + "page-url must be https: payers enter their cards there");
        }
        return problems;
    }
}
