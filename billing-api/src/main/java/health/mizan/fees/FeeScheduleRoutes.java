package health.mizan.fees;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FeeScheduleRoutes {

    @Bean
    RouteTable feeScheduleTable() {
        return () -> List.of(
                RouteRule.get("/api/fee-schedules", Access.staff().orSystem("system/ChargeItemDefinition.s")),
                RouteRule.get("/api/fee-schedules/{id}", Access.staff().orSystem("system/ChargeItemDefinition.r")),
                RouteRule.get(
                        "/api/fee-schedules/{id}/prices", Access.staff().orSystem("system/ChargeItemDefinition.r")),
                RouteRule.get(
                        "/api/fee-schedules/{id}/versions", Access.staff().orSystem("system/ChargeItemDefinition.r")),
                RouteRule.post("/api/fee-schedules", Access.roles(Role.ADMIN, Role.FINANCE)),
                RouteRule.put("/api/fee-schedules/{id}", Access.roles(Role.ADMIN, Role.FINANCE)));
    }
}
