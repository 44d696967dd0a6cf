package health.mizan.contracts;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ContractRoutes {

    @Bean
    RouteTable contractTable() {
        return () -> List.of(
                RouteRule.get("/api/contracts", Access.staff().orSystem("system/Contract.s")),
                RouteRule.get("/api/contracts/{id}", Access.staff().orSystem("system/Contract.r")),
                RouteRule.get("/api/contracts/{id}/versions", Access.staff().orSystem("system/Contract.r")),
                RouteRule.post("/api/contracts", Access.roles(Role.ADMIN, Role.FINANCE)),
                RouteRule.put("/api/contracts/{id}", Access.roles(Role.ADMIN, Role.FINANCE)));
    }
}
