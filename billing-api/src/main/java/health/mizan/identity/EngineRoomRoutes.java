package health.mizan.identity;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the actuator shows, and to whom: whether we live, to everybody; figures, to operators and their collectors. */
@Configuration(proxyBeanMethods = false)
class EngineRoomRoutes {

    @Bean
    RouteTable engineRoomTable() {
        return () -> List.of(
                RouteRule.get("/actuator/health", Access.everybody()),
                RouteRule.get("/actuator/health/liveness", Access.everybody()),
                RouteRule.get("/actuator/health/readiness", Access.everybody()),
                // No FHIR type is called Metrics; the scope follows the shape of SMART so that one grammar serves all.
                RouteRule.get(
                        "/actuator/prometheus", Access.roles(Role.OPERATOR).orSystem("system/Metrics.r")));
    }
}
