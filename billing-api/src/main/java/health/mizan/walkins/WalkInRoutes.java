package health.mizan.walkins;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WalkInRoutes {

    @Bean
    RouteTable walkInRouteTable() {
        return () -> List.of(RouteRule.post("/api/cases", Access.roles(Role.FRONT_DESK, Role.ADMIN)));
    }
}
