package health.mizan.estimates;

import static health.mizan.access.Access.roles;
import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EstimateRoutes {

    @Bean
    RouteTable estimateRouteTable() {
        Access read = roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN, Role.PATIENT);
        return () -> List.of(
                post("/api/estimates", roles(Role.FRONT_DESK, Role.BILLER, Role.ADMIN)),
                get("/api/estimates/{id}", read),
                get("/api/cases/{id}/estimate", read),
                post("/api/estimates/{id}/acceptance", roles(Role.FRONT_DESK, Role.ADMIN, Role.PATIENT)),
                get("/api/estimates/{id}/comparison", read));
    }
}
