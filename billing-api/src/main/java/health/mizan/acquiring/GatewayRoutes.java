package health.mizan.acquiring;

import static health.mizan.access.Access.staff;
import static health.mizan.access.RouteRule.get;

import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GatewayRoutes {

    @Bean
    RouteTable gatewayRouteTable() {
        return () -> List.of(get("/api/gateways", staff()));
    }
}
