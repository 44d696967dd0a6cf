package health.mizan.writeback;

import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WriteBackRoutes {

    @Bean
    RouteTable writeBackRouteTable() {
        Access read = Access.roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN, Role.OPERATOR);
        Access act = Access.roles(Role.BILLER, Role.ADMIN, Role.OPERATOR);
        return () -> List.of(
                get("/api/write-backs", read),
                get("/api/write-backs/{id}", read),
                get("/api/cases/{id}/write-back", read),
                post("/api/write-backs/{id}/retry", act),
                post("/api/write-backs/{id}/closure", act));
    }
}
