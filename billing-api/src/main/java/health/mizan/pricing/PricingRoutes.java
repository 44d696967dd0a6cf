package health.mizan.pricing;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PricingRoutes {

    @Bean
    RouteTable pricingTable() {
        return () -> List.of(
                RouteRule.get("/api/prices", Access.staff().orSystem("system/ChargeItemDefinition.r")),
                RouteRule.get("/api/price-exceptions", Access.staff()),
                RouteRule.get("/api/price-exceptions/{id}", Access.staff()),
                RouteRule.post(
                        "/api/price-exceptions/{id}/resolution", Access.roles(Role.ADMIN, Role.FINANCE, Role.BILLER)));
    }
}
