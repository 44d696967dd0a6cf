package health.mizan.workflows.tasks;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TaskRoutes {

    private static final Access DESKS = Access.roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.OPERATOR);

    @Bean
    RouteTable taskTable() {
        return () -> List.of(
                RouteRule.get("/api/tasks", DESKS),
                RouteRule.get("/api/tasks/{id}", DESKS),
                RouteRule.post("/api/tasks/{id}/claim", DESKS),
                RouteRule.post("/api/tasks/{id}/unclaim", DESKS),
                RouteRule.post("/api/tasks/{id}/completion", DESKS));
    }
}
