package health.mizan.payers;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PayerRoutes {

    @Bean
    RouteTable payerTable() {
        return () -> List.of(
                RouteRule.get("/api/payers", Access.staff().orSystem("system/Organization.s")),
                RouteRule.get("/api/payers/{id}", Access.staff().orSystem("system/Organization.r")),
                RouteRule.get("/api/payers/{id}/versions", Access.staff().orSystem("system/Organization.r")),
                RouteRule.post("/api/payers", Access.roles(Role.ADMIN)),
                RouteRule.put("/api/payers/{id}", Access.roles(Role.ADMIN)));
    }
}
