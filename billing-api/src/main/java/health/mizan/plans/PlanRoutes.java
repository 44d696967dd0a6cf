package health.mizan.plans;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlanRoutes {

    @Bean
    RouteTable planTable() {
        return () -> List.of(
                RouteRule.get("/api/plans", Access.staff().orSystem("system/InsurancePlan.s")),
                RouteRule.get("/api/plans/{id}", Access.staff().orSystem("system/InsurancePlan.r")),
                RouteRule.get("/api/plans/{id}/versions", Access.staff().orSystem("system/InsurancePlan.r")),
                RouteRule.post("/api/plans", Access.roles(Role.ADMIN)),
                RouteRule.put("/api/plans/{id}", Access.roles(Role.ADMIN)));
    }
}
