package health.mizan.refunds;

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
class RefundRoutes {

    @Bean
    RouteTable refundRouteTable() {
        Access read = roles(Role.PATIENT, Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN);
        return () -> List.of(
                post("/api/refunds", roles(Role.BILLER, Role.FINANCE)),
                get("/api/refunds", read),
                get("/api/refunds/{id}", read));
    }
}
