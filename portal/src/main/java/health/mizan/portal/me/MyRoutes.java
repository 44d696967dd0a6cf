package health.mizan.portal.me;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MyRoutes {

    @Bean
    RouteTable myTable() {
        return () -> List.of(RouteRule.get(MyPage.ME, Access.roles(Role.PATIENT)));
    }
}
