package health.mizan.paylinks;

import static health.mizan.access.Access.roles;
import static health.mizan.access.RouteRule.delete;
import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PayLinkRoutes {

    @Bean
    RouteTable payLinkRouteTable() {
        Access who = roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE);
        return () -> List.of(
                post("/api/pay-links", who),
                get("/api/pay-links", who),
                get("/api/pay-links/{id}", who),
                delete("/api/pay-links/{id}", who));
    }
}
