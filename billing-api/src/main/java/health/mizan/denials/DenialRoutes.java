package health.mizan.denials;

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
class DenialRoutes {

    private static final String ALL = "/api/denials";

    @Bean
    RouteTable denialRouteTable() {
        Access work = roles(Role.BILLER, Role.FINANCE, Role.ADMIN);
        return () -> List.of(get(ALL, work), get(ALL + "/{id}", work), post(ALL + "/{id}/decision", work));
    }
}
