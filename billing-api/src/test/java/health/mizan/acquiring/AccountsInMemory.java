package health.mizan.acquiring;

import health.mizan.ids.Ids;
import health.mizan.simulation.Provided;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One account with one gateway. */
public final class AccountsInMemory {

    private AccountsInMemory() {}

    public static GatewayAccounts with(PaymentGateway gateway, Ids ids) {
        Provided<PaymentGateway> gateways = new Provided<>();
        gateways.add(gateway);
        GatewaySettings.Account account = new GatewaySettings.Account(
                gateway.provider(), "gateway", "key", URI.create("https://pay.example.org"), List.of(), false, true);
        return new GatewayAccounts(
                new GatewaySettings(Map.of("card", account)), new Rows(), gateways, new Provided<>(), ids);
    }

    private static final class Rows extends GatewayAccountStore {

        Rows() {
            super(null);
        }

        @Override
        UUID register(UUID fresh, String code, String provider) {
            return fresh;
        }
    }
}
