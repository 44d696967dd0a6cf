package health.mizan.coverage;

import static health.mizan.access.Access.roles;
import static health.mizan.access.RouteRule.get;
import static health.mizan.access.RouteRule.post;
import static health.mizan.access.RouteRule.put;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CoverageRoutes {

    private static final String ALL = "/api/patients/{patient}/coverages";
    private static final String ONE = ALL + "/{id}";

    @Bean
    RouteTable coverageRouteTable() {
        Access read = roles(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN, Role.PATIENT);
        Access write = roles(Role.FRONT_DESK, Role.ADMIN);
        return () -> List.of(
                get(ALL, read.orSystem("system/Coverage.s")),
                get(ONE, read.orSystem("system/Coverage.r")),
                post(ALL, write.orSystem("system/Coverage.c")),
                put(ONE, write.orSystem("system/Coverage.u")));
    }
}
