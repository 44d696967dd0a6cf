package health.mizan.portal.kit;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KitRoutes {

    @Bean
    RouteTable kitTable() {
        return () -> List.of(RouteRule.get("/{language:ar|en}/ops/kit", Access.roles(Role.OPERATOR)));
    }
}
