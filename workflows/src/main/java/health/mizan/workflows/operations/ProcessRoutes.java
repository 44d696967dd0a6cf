package health.mizan.workflows.operations;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProcessRoutes {

    @Bean
    RouteTable processTable() {
        return () -> List.of(
                RouteRule.get("/api/processes", Access.staff()),
                RouteRule.get("/api/processes/{id}", Access.staff()),
                RouteRule.post("/api/processes/{id}/retry", Access.roles(Role.OPERATOR)));
    }
}
