package health.mizan.alarms;

import static health.mizan.access.Access.roles;
import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.put;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaymentAlarmRoutes {

    @Bean
    RouteTable paymentAlarmRouteTable() {
        Access who = roles(Role.FINANCE, Role.ADMIN);
        return () -> List.of(get("/api/payment-alarms", who), put("/api/payment-alarms/{id}/resolution", who));
    }
}
