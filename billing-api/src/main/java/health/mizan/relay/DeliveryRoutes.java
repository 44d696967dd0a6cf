package health.mizan.relay;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryRoutes {

    @Bean
    RouteTable deliveryTable() {
        return () -> List.of(
                RouteRule.get("/api/outbox/deliveries", Access.roles(Role.OPERATOR)),
                RouteRule.post("/api/outbox/deliveries/{id}/retry", Access.roles(Role.OPERATOR)),
                RouteRule.post("/api/outbox/deliveries/{id}/skip", Access.roles(Role.OPERATOR)));
    }
}
