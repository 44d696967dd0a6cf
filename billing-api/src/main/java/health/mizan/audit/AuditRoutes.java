package health.mizan.audit;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditRoutes {

    @Bean
    RouteTable auditTable() {
        return () -> List.of(RouteRule.get("/api/audit-events", Access.roles(Role.ADMIN)));
    }
}
