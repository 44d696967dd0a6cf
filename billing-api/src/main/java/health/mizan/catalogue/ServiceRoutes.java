package health.mizan.catalogue;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ServiceRoutes {

    @Bean
    RouteTable serviceTable() {
        return () -> List.of(
                RouteRule.get("/api/services", Access.staff().orSystem("system/ChargeItemDefinition.s")),
                RouteRule.get("/api/services/{id}", Access.staff().orSystem("system/ChargeItemDefinition.r")),
                RouteRule.get("/api/services/{id}/versions", Access.staff().orSystem("system/ChargeItemDefinition.r")),
                RouteRule.post("/api/services", Access.roles(Role.ADMIN)),
                RouteRule.put("/api/services/{id}", Access.roles(Role.ADMIN)));
    }
}
