package health.mizan.collecting;

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
class PaymentRoutes {

    private static final String ORDERS = "/api/payment-orders";
    private static final String ORDER = ORDERS + "/{id}";
    private static final String ATTEMPT = "/api/payment-attempts/{id}";

    @Bean
    RouteTable paymentRouteTable() {
        Access people = roles(Role.PATIENT, Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN);
        Access money = roles(Role.BILLER, Role.FINANCE);
        return () -> List.of(
                post(ORDERS, people),
                get(ORDERS, people),
                get(ORDER, people),
                post(ORDER + "/attempts", people),
                post(ORDER + "/capture", money),
                post(ORDER + "/release", roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE)),
                get(ATTEMPT, people),
                post(ATTEMPT + "/inquiry", people));
    }
}
