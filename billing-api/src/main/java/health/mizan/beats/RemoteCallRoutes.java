package health.mizan.beats;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RemoteCallRoutes {

    @Bean
    RouteTable remoteCallTable() {
        return () -> List.of(
                RouteRule.get("/api/remote-calls", Access.roles(Role.OPERATOR, Role.FINANCE)),
                RouteRule.post("/api/remote-calls/{id}/inquiry", Access.roles(Role.OPERATOR)));
    }
}
