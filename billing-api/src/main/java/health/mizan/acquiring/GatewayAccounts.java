package health.mizan.acquiring;

import health.mizan.ids.Ids;
import health.mizan.outbound.Outbound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The accounts that are configured, each with the connector that serves it. Known, checked and registered at start. */
@Component
@EnableConfigurationProperties(GatewaySettings.class)
public class GatewayAccounts {

    private final List<Served> served = new ArrayList<>();
    private final ObjectProvider<Outbound> outbound;

    GatewayAccounts(
            GatewaySettings settings,
            GatewayAccountStore store,
            ObjectProvider<PaymentGateway> gateways,
            ObjectProvider<Outbound> outbound,
            Ids ids) {
        this.outbound = outbound;
        settings.accounts().forEach((code, account) -> {
            PaymentGateway gateway = gateways.stream()
                    .filter(one -> one.provider().equals(account.provider()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("mizan.gateways.accounts." + code + ".provider names "
                            + account.provider() + ", for which there is no connector"));
            UUID id = store.register(ids.next(), code, account.provider());
            served.add(new Served(new GatewayAccount(id, code, account), gateway));
        });
        served.sort(Comparator.comparing(one -> one.account().code()));
    }

    /** An account and its connector. */
    public record Served(GatewayAccount account, PaymentGateway gateway) {

        public GatewayCapability capability() {
            return gateway.capability();
        }
    }

    public List<Served> all() {
        return List.copyOf(served);
    }

    public Optional<Served> byCode(String code) {
        return served.stream().filter(one -> one.account().code().equals(code)).findFirst();
    }

    /** @throws NoSuchElementException if its settings have been taken away */
    public Served require(UUID id) {
        return served.stream()
                .filter(one -> one.account().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no settings for the gateway account " + id));
    }

    /** For a new payment: the first enabled account, by code, that can do it. */
    public Optional<Served> able(PaymentMethod method, boolean hold) {
        return served.stream()
                .filter(one -> one.account().settings().enabled())
                .filter(one -> one.capability().methods().contains(method))
                .filter(one -> !hold || one.capability().holdable().contains(method))
                .findFirst();
    }

    /** False while calls to the account's gateway keep failing and it is left alone. */
    public boolean reachable(GatewayAccount account) {
        return !outbound.getObject().target(account.settings().target()).leftAlone();
    }
}
