package health.mizan.deskpayments;

import static health.mizan.access.Access.roles;
import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskPaymentRoutes {

    private static final String PAYMENTS = "/api/desk-payments";

    @Bean
    RouteTable deskPaymentRouteTable() {
        Access read = roles(Role.PATIENT, Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN);
        Access take = roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE);
        // Not by the desk that takes it: who does both can empty a drawer unseen.
        Access giveBack = roles(Role.BILLER, Role.FINANCE);
        return () -> List.of(
                post(PAYMENTS, take),
                get(PAYMENTS, read),
                get(PAYMENTS + "/{id}", read),
                post(PAYMENTS + "/{id}/refunds", giveBack));
    }
}
