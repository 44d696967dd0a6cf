package health.mizan.acquiring;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The gateways as staff see them: what can be paid with, and whether they answer. */
@RestController
class GatewayController {

    private final GatewayAccounts accounts;

    GatewayController(GatewayAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * @param methods  codes of what can be paid with
     * @param holdable those of them that can be held and taken later
     * @param health   {@code up}, or {@code left-alone} while its calls keep failing
     */
    record GatewayAccountView(
            String code,
            String provider,
            boolean live,
            boolean enabled,
            List<String> methods,
            List<String> holdable,
            boolean partialCapture,
            boolean multiCapture,
            String health) {}

    /** The gateway accounts, what each is able to do and whether it answers. */
    @GetMapping("/api/gateways")
    List<GatewayAccountView> list() {
        return accounts.all().stream().map(this::view).toList();
    }

    private GatewayAccountView view(GatewayAccounts.Served served) {
        GatewaySettings.Account settings = served.account().settings();
        GatewayCapability can = served.capability();
        return new GatewayAccountView(
                served.account().code(),
                settings.provider(),
                settings.live(),
                settings.enabled(),
                codes(can.methods()),
                codes(can.holdable()),
                can.partialCapture(),
                can.multiCapture(),
                accounts.reachable(served.account()) ? "up" : "left-alone");
    }

    private static List<String> codes(Set<PaymentMethod> methods) {
        return methods.stream()
                .sorted(Comparator.naturalOrder())
                .map(PaymentMethod::code)
                .toList();
    }
}
